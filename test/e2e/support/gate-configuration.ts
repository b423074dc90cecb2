import { apiGet } from './api-get.ts';
import { kubectl } from './kubectl.ts';
import { must } from './must.ts';

const PATH =
  '/apis/admissionregistration.k8s.io/v1/validatingwebhookconfigurations/base-image-webhook';
const NAME = ['validatingwebhookconfiguration', 'base-image-webhook'];

interface Configuration {
  readonly webhooks: readonly {
    readonly name: string;
    readonly clientConfig: { readonly caBundle?: string };
  }[];
}

/** The webhook configuration of the operator, as others may treat it. */
export const GATE_CONFIGURATION = {
  /** The caBundle of every webhook as PEM, by its name. */
  async bundles(): Promise<Readonly<Record<string, string>>> {
    const { webhooks } = await apiGet<Configuration>(PATH);
    return Object.fromEntries(
      webhooks.map(({ name, clientConfig: { caBundle = '' } }) => [
        name,
        Buffer.from(caBundle, 'base64').toString('utf8'),
      ]),
    );
  },

  /** Writes a caBundle into every webhook; an empty one takes it out. */
  async setBundle(pem: string): Promise<void> {
    const names = Object.keys(await GATE_CONFIGURATION.bundles());
    const value = Buffer.from(pem).toString('base64');
    const patch = names.map((_, n) => ({
      op: 'add',
      path: `/webhooks/${String(n)}/clientConfig/caBundle`,
      value: pem === '' ? null : value,
    }));
    await must(kubectl(['patch', ...NAME, '--type=json', '-p', JSON.stringify(patch)]));
  },

  async delete(): Promise<void> {
    await must(kubectl(['delete', ...NAME]));
  },
} as const;
