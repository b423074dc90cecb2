import { isNotFound } from '../errors/is-not-found.ts';
import type { KubeClient } from './kube-client.ts';
import { resourcePath } from './resource-path.ts';
import { RESOURCES } from './resources.ts';

type SecretData = Readonly<Record<string, string>>;

/** The two Secrets of the webhook's certificate, in one namespace, and the webhook configuration. Throws KubeApiError. */
export interface ClusterCertificateStore {
  readSecret(name: string): Promise<SecretData | undefined>;
  applySecret(name: string, type: 'kubernetes.io/tls' | 'Opaque', data: SecretData): Promise<void>;
  applyCaBundle(configuration: string, bundle: string): Promise<'applied' | 'absent'>;
}

const APPLY = {
  method: 'PATCH',
  query: { fieldManager: 'base-image-certificates', force: 'true' },
  contentType: 'application/apply-patch+yaml',
} as const;

/** Creates the store for the operator's own namespace. */
export function createCertificateStore(
  client: KubeClient,
  namespace: string,
): ClusterCertificateStore {
  return {
    async readSecret(name) {
      const secret = await read<{ readonly data?: SecretData }>(
        client,
        resourcePath(RESOURCES.secrets, namespace, name),
      );
      if (secret === undefined) return undefined;
      return mapValues(secret.data ?? {}, (value) => Buffer.from(value, 'base64').toString('utf8'));
    },
    async applySecret(name, type, data) {
      const encoded = mapValues(data, (value) => Buffer.from(value, 'utf8').toString('base64'));
      const body = {
        apiVersion: 'v1',
        kind: 'Secret',
        metadata: { name, namespace },
        type,
        data: encoded,
      };
      await client.request({
        ...APPLY,
        path: resourcePath(RESOURCES.secrets, namespace, name),
        body,
      });
    },
    async applyCaBundle(configuration, bundle) {
      const { base, plural } = RESOURCES.webhooks;
      const path = `${base}/${plural}/${encodeURIComponent(configuration)}`;
      const found = await read<WebhookConfiguration>(client, path);
      if (found === undefined) return 'absent';
      const caBundle = Buffer.from(bundle, 'utf8').toString('base64');
      const { webhooks = [] } = found;
      // An apply that changes nothing would still write: it is left out.
      if (webhooks.every(({ clientConfig }) => clientConfig.caBundle === caBundle))
        return 'applied';
      const body = {
        apiVersion: 'admissionregistration.k8s.io/v1',
        kind: 'ValidatingWebhookConfiguration',
        metadata: { name: configuration },
        webhooks: webhooks.map(({ name }) => ({ name, clientConfig: { caBundle } })),
      };
      await client.request({ ...APPLY, path, body });
      return 'applied';
    },
  };
}

interface WebhookConfiguration {
  readonly webhooks?: readonly {
    readonly name: string;
    readonly clientConfig: { readonly caBundle?: string };
  }[];
}

async function read<T>(client: KubeClient, path: string): Promise<T | undefined> {
  try {
    return (await client.request({ method: 'GET', path })) as T;
  } catch (error) {
    if (isNotFound(error)) return undefined;
    throw error;
  }
}

function mapValues(data: SecretData, change: (value: string) => string): Record<string, string> {
  return Object.fromEntries(Object.entries(data).map(([name, value]) => [name, change(value)]));
}
