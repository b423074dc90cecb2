import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:https';

/** The parts of a kubeconfig that the bench writes. */
interface PlainKubeConfig {
  readonly clusters: readonly {
    readonly cluster: { readonly server: string; readonly 'certificate-authority': string };
  }[];
  readonly users: readonly { readonly user: { readonly token: string } }[];
}

/** A call without anything around it: one JSON there, one back. */
export type RawCall = (
  method: string,
  path: string,
  contentType: string,
  body: unknown,
) => Promise<unknown>;

/** Kept connections of node:https to the server of a kubeconfig that the bench wrote. */
export function createRawClient(kubeconfig: string, connections: number): RawCall {
  const config = JSON.parse(readFileSync(kubeconfig, 'utf8')) as PlainKubeConfig;
  const [{ cluster } = { cluster: undefined }] = config.clusters;
  const [{ user } = { user: undefined }] = config.users;
  if (cluster === undefined || user === undefined)
    throw new Error(`${kubeconfig} is not the bench's`);
  const { hostname: host, port } = new URL(cluster.server);
  const ca = readFileSync(cluster['certificate-authority']);
  const agent = new Agent({ keepAlive: true, maxSockets: connections, ca });
  return (method, path, contentType, body) =>
    new Promise((resolve, reject) => {
      const payload = JSON.stringify(body);
      const headers = {
        authorization: `Bearer ${user.token}`,
        accept: 'application/json',
        'user-agent': 'bench',
        'content-type': contentType,
        'content-length': Buffer.byteLength(payload),
      };
      const sent = request({ host, port, agent, method, path, headers }, (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
        response.on('error', reject);
        response.on('end', () => {
          if (response.statusCode === 200) resolve(JSON.parse(text));
          else
            reject(
              new Error(`${method} ${path} was answered with ${response.statusCode}: ${text}`),
            );
        });
      });
      sent.on('error', reject);
      sent.end(payload);
    });
}
