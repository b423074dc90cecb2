import { writeFile } from 'node:fs/promises';
import type { Bench } from '../bench.ts';
import type { ApiServer } from './start-api-server.ts';

/** Writes a kubeconfig for a fake API server, as JSON, which is YAML too. Returns the file. */
export async function writeKubeConfig(
  { folder, tls }: Pick<Bench, 'folder' | 'tls'>,
  { port }: Pick<ApiServer, 'port'>,
): Promise<string> {
  const file = `${folder}/kubeconfig-${port}`;
  const name = 'bench';
  const config = {
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [
      {
        name,
        cluster: { server: `https://127.0.0.1:${port}`, 'certificate-authority': tls.caFile },
      },
    ],
    users: [{ name, user: { token: 'token-of-the-bench' } }],
    contexts: [{ name, context: { cluster: name, user: name } }],
    'current-context': name,
  };
  await writeFile(file, JSON.stringify(config));
  return file;
}
