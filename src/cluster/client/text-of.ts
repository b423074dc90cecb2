import type { IncomingMessage } from 'node:http';

/**
 * The whole body as text.
 *
 * @throws the connection's error, or the reason that the answer was destroyed for
 */
export function textOf(response: IncomingMessage): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const chunks: Buffer[] = [];
  response.on('data', (chunk: Buffer) => chunks.push(chunk));
  response.on('end', () => resolve(Buffer.concat(chunks).toString('utf8')));
  response.on('error', reject);
  return promise;
}
