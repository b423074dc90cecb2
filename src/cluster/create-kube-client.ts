import type { KubeConfig } from '@kubernetes/client-node';
import type { Readable } from 'node:stream';
import { request as send } from 'undici';
import type { Connection } from './connection.ts';
import { createConnection } from './connection.ts';
import { KubeApiError } from './kube-api-error.ts';
import type { KubeClient, KubeRequest, WatchEvent, WatchRequest } from './kube-client.ts';

/** How the client presents itself and how long it waits. */
export interface KubeClientOptions {
  readonly userAgent: string;
  /** For one request, in milliseconds; watches are not limited. */
  readonly timeoutMs?: number;
  readonly now?: () => number;
}

/** A client of the API server that a kubeconfig names. Connections are kept open and shared by all calls. */
export function createKubeClient(config: KubeConfig, options: KubeClientOptions): KubeClient {
  const { userAgent, timeoutMs = 30_000, now = Date.now } = options;
  const connection = createConnection(config, now);

  const open = (call: Call) => openAuthorised(connection, { timeoutMs, userAgent, ...call });

  return {
    async request(request) {
      const timeout = AbortSignal.timeout(timeoutMs);
      const signal =
        request.signal === undefined ? timeout : AbortSignal.any([request.signal, timeout]);
      const response = await open({ ...request, signal });
      const body = parsed(await response.body.text());
      if (response.statusCode >= 200 && response.statusCode < 300) return body;
      throw new KubeApiError(`${request.method} ${request.path}`, response.statusCode, body);
    },
    async readText({ most, signal, ...request }) {
      const timeout = AbortSignal.timeout(timeoutMs);
      const bound = signal === undefined ? timeout : AbortSignal.any([signal, timeout]);
      const response = await open({ ...request, method: 'GET', accept: '*/*', signal: bound });
      if (response.statusCode === 200) return await firstBytes(response.body, most);
      const body = parsed(await response.body.text());
      throw new KubeApiError(`GET ${request.path}`, response.statusCode, body);
    },
    async *watch(watch) {
      const response = await open(watchRequest(watch));
      if (response.statusCode !== 200) {
        const body = parsed(await response.body.text());
        throw new KubeApiError(`WATCH ${watch.path}`, response.statusCode, body);
      }
      watch.onOpen?.();
      yield* eventsOf(response.body);
    },
    close: () => connection.close(),
  };
}

/** A request, and the longest silence in its answer where that is not the request's own limit. */
type Call = KubeRequest & { readonly idleMs?: number; readonly accept?: string };
type TimedCall = Call & { readonly timeoutMs: number; readonly userAgent: string };

/** A token may have been rotated since it was read: one refusal makes it be read again. */
async function openAuthorised(connection: Connection, call: TimedCall) {
  const response = await openOnce(connection, call);
  if (response.statusCode !== 401) return response;
  await response.body.dump();
  connection.refresh();
  return await openOnce(connection, call);
}

async function openOnce(connection: Connection, call: TimedCall) {
  const { headers, dispatcher } = await connection.credentials();
  const content =
    call.body === undefined ? {} : { 'content-type': call.contentType ?? 'application/json' };
  return await send(urlOf(connection, call), {
    method: call.method,
    dispatcher,
    headers: {
      ...headers,
      accept: call.accept ?? 'application/json',
      'user-agent': call.userAgent,
      ...content,
    },
    ...(call.body === undefined ? {} : { body: JSON.stringify(call.body) }),
    ...(call.signal === undefined ? {} : { signal: call.signal }),
    headersTimeout: call.timeoutMs,
    bodyTimeout: call.idleMs ?? call.timeoutMs,
  });
}

function watchRequest({ path, query, signal, idleMs }: WatchRequest) {
  return { method: 'GET', path, query: { ...query, watch: 'true' }, signal, idleMs } as const;
}

function urlOf({ server }: Connection, { path, query = {} }: KubeRequest): URL {
  const url = new URL(server + path);
  for (const [name, value] of Object.entries(query))
    if (value !== undefined) url.searchParams.set(name, value);
  return url;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text.slice(0, 1024);
  }
}

async function firstBytes(body: Readable, most: number): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of body as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    bytes += chunk.length;
    if (bytes >= most) break;
  }
  return Buffer.concat(chunks).subarray(0, most).toString('utf8');
}

/** One JSON object a line; a line may arrive in pieces, and a character may too. */
async function* eventsOf(body: Readable): AsyncGenerator<WatchEvent, void, undefined> {
  body.setEncoding('utf8');
  let pieces: string[] = [];
  for await (const chunk of body as AsyncIterable<string>) {
    const lines = chunk.split('\n');
    const last = lines.pop() ?? '';
    for (const line of lines) {
      pieces.push(line);
      const text = pieces.join('');
      pieces = [];
      if (text !== '') yield JSON.parse(text) as WatchEvent;
    }
    if (last !== '') pieces.push(last);
  }
}
