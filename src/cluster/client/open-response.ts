import type { ClientRequest, IncomingMessage } from 'node:http';
import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { Connection, Credentials } from './connection.ts';
import type { ExchangeLimit } from './exchange-limit.ts';
import type { KubeRequest } from './kube-client.ts';
import { textOf } from './text-of.ts';

/** A request, and what else its headers say. */
export interface Call extends Omit<KubeRequest, 'signal'> {
  readonly accept: string;
  readonly userAgent: string;
}

/**
 * Sends a request and returns the answer as soon as it begins. A token may have been rotated since it was read: one refusal (401) makes it
 * be read again.
 *
 * @throws the connection's error, or the limit's
 */
export async function openResponse(
  connection: Connection,
  call: Call,
  limit: ExchangeLimit,
): Promise<IncomingMessage> {
  const response = await openOnce(connection, call, limit);
  if (response.statusCode !== 401) return response;
  await textOf(response);
  connection.refresh();
  return await openOnce(connection, call, limit);
}

/**
 * A connection that was kept may have been closed by the server in the very moment in which it was used. Nobody can tell then whether the
 * request arrived: a GET is sent again, on the next connection and at last on a new one; a write is its caller's to look after.
 */
async function openOnce(
  connection: Connection,
  call: Call,
  limit: ExchangeLimit,
): Promise<IncomingMessage> {
  const body = call.body === undefined ? '' : JSON.stringify(call.body);
  for (;;) {
    const request = create(connection, await connection.credentials(), call, body);
    try {
      return await answerOf(request, body, limit);
    } catch (error) {
      if (call.method !== 'GET' || !request.reusedSocket || limit.over || !wasClosed(error))
        throw error;
    }
  }
}

function create(
  { target }: Connection,
  { agent, headers }: Credentials,
  call: Call,
  body: string,
): ClientRequest {
  const { secure, host, port, authority, prefix } = target;
  const all = ['Host', authority, ...headers, 'Accept', call.accept, 'User-Agent', call.userAgent];
  if (call.body !== undefined) all.push('Content-Type', call.contentType ?? 'application/json');
  if (call.method !== 'GET') all.push('Content-Length', String(Buffer.byteLength(body)));
  const send = secure ? httpsRequest : httpRequest;
  const path = prefix + pathOf(call);
  return send({ host, port, agent, method: call.method, path, headers: all });
}

function answerOf(
  request: ClientRequest,
  body: string,
  limit: ExchangeLimit,
): Promise<IncomingMessage> {
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
  request.on('error', reject);
  request.on('response', (response) => {
    limit.hold(response);
    resolve(response);
  });
  limit.hold(request);
  request.end(body);
  return promise;
}

function pathOf({ path, query = {} }: Call): string {
  let text = '';
  for (const [name, value] of Object.entries(query))
    if (value !== undefined)
      text += `${text === '' ? '?' : '&'}${encodeURIComponent(name)}=${encodeURIComponent(value)}`;
  return path + text;
}

function wasClosed(error: unknown): boolean {
  const { code } = error as NodeJS.ErrnoException;
  return code === 'ECONNRESET' || code === 'EPIPE';
}
