import { Agent, request } from 'node:https';
import { text } from 'node:stream/consumers';
import { must } from './must.ts';
import { kubectl } from './kubectl.ts';

/** What the API server answered. */
export interface ApiAnswer {
  readonly code: number;
  /** The `Warning` headers, joined; empty where there is none. */
  readonly warning: string;
  readonly body: {
    readonly message?: string;
    readonly reason?: string;
    readonly metadata?: { readonly generation?: number; readonly [key: string]: unknown };
    readonly [key: string]: unknown;
  };
}

/** Requests to the API server on kept connections, many a second: starting kubectl for each would take longer than all that is looked at. */
export interface KubeApi {
  send(
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    path: string,
    body?: object,
  ): Promise<ApiAnswer>;
  close(): void;
}

interface KubeConfig {
  readonly clusters: readonly {
    readonly cluster: { readonly server: string; readonly 'certificate-authority-data': string };
  }[];
  readonly users: readonly {
    readonly user: {
      readonly 'client-certificate-data'?: string;
      readonly 'client-key-data'?: string;
      readonly token?: string;
    };
  }[];
}

/** For an answer, in milliseconds: longer than a webhook may take. */
const LONGEST = 45_000;

const decoded = (text64 = '') => Buffer.from(text64, 'base64');

/** Speaks to the cluster of KUBECONFIG, with its client certificate or token. PATCH sends merge patches. */
export async function connectKubeApi(connections = 8): Promise<KubeApi> {
  const raw = await must(
    kubectl(['config', 'view', '--raw', '--minify', '--flatten', '-o', 'json']),
  );
  const { clusters, users } = JSON.parse(raw) as KubeConfig;
  const server = clusters[0]?.cluster;
  const user = users[0]?.user;
  const agent = new Agent({
    keepAlive: true,
    maxSockets: connections,
    ca: decoded(server?.['certificate-authority-data']),
    cert: decoded(user?.['client-certificate-data']),
    key: decoded(user?.['client-key-data']),
  });
  return {
    send: async (method, path, body) => {
      const { promise, resolve, reject } = Promise.withResolvers<ApiAnswer>();
      const type = method === 'PATCH' ? 'application/merge-patch+json' : 'application/json';
      const headers = {
        'content-type': type,
        ...(user?.token !== undefined && { authorization: `Bearer ${user.token}` }),
      };
      const sent = request(
        `${server?.server ?? ''}${path}`,
        { method, agent, headers, signal: AbortSignal.timeout(LONGEST) },
        (answer) => {
          void text(answer).then((said) => {
            const { statusCode: code = 0, headers: told } = answer;
            resolve({ code, warning: told.warning ?? '', body: bodyOf(said) });
          }, reject);
        },
      );
      sent.on('error', reject);
      sent.end(body === undefined ? undefined : JSON.stringify(body));
      return promise;
    },
    close: () => agent.destroy(),
  };
}

/** What is not JSON, as of an API server that is busy or ends, is a message. */
function bodyOf(said: string): ApiAnswer['body'] {
  try {
    return JSON.parse(said) as ApiAnswer['body'];
  } catch {
    return { message: said };
  }
}
