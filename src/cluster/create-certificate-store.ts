import { apiStatus } from '../errors/api-status.ts';
import { isNotFound } from '../errors/is-not-found.ts';
import type { KubeClient } from './client/kube-client.ts';
import { resourcePath } from './resource-path.ts';
import { RESOURCES } from './resources.ts';

type SecretData = Readonly<Record<string, string>>;

/** The two Secrets of the webhook's certificate, in one namespace, and the webhook configuration. Throws KubeApiError. */
export interface ClusterCertificateStore {
  readSecret(name: string): Promise<SecretData | undefined>;
  applySecret(name: string, type: 'kubernetes.io/tls' | 'Opaque', data: SecretData): Promise<void>;
  readCaBundles(configuration: string): Promise<readonly string[] | undefined>;
  applyCaBundle(configuration: string, bundle: string): Promise<'applied' | 'absent'>;
}

const FIELD_MANAGER = 'base-image-certificates';
const APPLY = {
  method: 'PATCH',
  query: { fieldManager: FIELD_MANAGER, force: 'true' },
  contentType: 'application/apply-patch+yaml',
} as const;
/**
 * No apply: it would make us an owner of each webhook, and a webhook that its tool takes out of the configuration would stay behind as a
 * stump with nothing but our caBundle, which the API server refuses, and the tool's whole apply with it.
 */
const PATCH = {
  method: 'PATCH',
  query: { fieldManager: FIELD_MANAGER },
  contentType: 'application/json-patch+json',
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
      const metadata = { name, namespace };
      const body = { apiVersion: 'v1', kind: 'Secret', metadata, type, data: encoded };
      const path = resourcePath(RESOURCES.secrets, namespace, name);
      try {
        await client.request({ ...APPLY, path, body });
      } catch (error) {
        // Type, and data of an immutable Secret, cannot be changed.
        if (apiStatus(error)?.code !== 422) throw error;
        await client.request({ method: 'DELETE', path });
        await client.request({ ...APPLY, path, body });
      }
    },
    async readCaBundles(configuration) {
      const found = await read<WebhookConfiguration>(client, pathOf(configuration));
      return found?.webhooks?.map(({ clientConfig: { caBundle = '' } }) =>
        Buffer.from(caBundle, 'base64').toString('utf8'),
      );
    },
    async applyCaBundle(configuration, bundle) {
      const path = pathOf(configuration);
      const found = await read<WebhookConfiguration>(client, path);
      if (found === undefined) return 'absent';
      const value = Buffer.from(bundle, 'utf8').toString('base64');
      const patches = (found.webhooks ?? []).flatMap(({ name, clientConfig }, index) => {
        if (clientConfig.caBundle === value) return [];
        const webhook = `/webhooks/${index}`;
        return [
          { op: 'test', path: `${webhook}/name`, value: name },
          { op: 'add', path: `${webhook}/clientConfig/caBundle`, value },
        ];
      });
      if (patches.length > 0) await client.request({ ...PATCH, path, body: patches });
      return 'applied';
    },
  };
}

function pathOf(configuration: string): string {
  const { base, plural } = RESOURCES.webhooks;
  return `${base}/${plural}/${encodeURIComponent(configuration)}`;
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
