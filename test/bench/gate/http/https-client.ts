import { Agent, request } from 'node:https';

/** What came back. */
export interface HttpAnswer {
  readonly status: number;
  readonly text: string;
}

/** Calls to one server of the bench, over a kept connection. */
export interface HttpsClient {
  call(method: string, path: string, body?: string): Promise<HttpAnswer>;
  /** The JSON of an answer with a status from 200 to 299. Throws for others. */
  json(method: string, path: string, body?: string): Promise<unknown>;
  close(): void;
}

/** A client of a server on this machine. */
export function createHttpsClient({ port, ca }: { port: number; ca: string }): HttpsClient {
  const agent = new Agent({ keepAlive: true, maxSockets: 1, ca });
  const call = (method: string, path: string, body = '') =>
    new Promise<HttpAnswer>((resolve, reject) => {
      const headers = {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
      };
      const target = { host: '127.0.0.1', port, agent, method, path, headers };
      const sent = request(target, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => {
          resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString() });
        });
      });
      sent.on('error', reject);
      sent.end(body);
    });
  return {
    call,
    async json(method, path, body) {
      const { status, text } = await call(method, path, body);
      if (status < 200 || status > 299)
        throw new Error(`${method} ${path} was answered with ${status}: ${text.slice(0, 500)}`);
      return text === '' ? undefined : (JSON.parse(text) as unknown);
    },
    close: () => agent.destroy(),
  };
}
