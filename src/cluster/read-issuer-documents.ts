import type { KubeClient } from './client/kube-client.ts';

/** What is read of each document at most: a key has about 1 KiB. */
const MOST_BYTES = 256 * 1024;

/**
 * Reads what the API server publishes of the tokens that it signs: its OpenID configuration and its keys. The keys are read from the API server
 * itself, wherever its configuration says that others find them. Throws as `KubeClient.request` does, and where an answer is no JSON.
 */
export async function readIssuerDocuments(
  client: Pick<KubeClient, 'readText'>,
  signal: AbortSignal,
): Promise<{ readonly configuration: unknown; readonly keys: unknown }> {
  const read = async (path: string): Promise<unknown> =>
    JSON.parse(await client.readText({ path, most: MOST_BYTES, signal }));
  const [configuration, keys] = await Promise.all([
    read('/.well-known/openid-configuration'),
    read('/openid/v1/jwks'),
  ]);
  return { configuration, keys };
}
