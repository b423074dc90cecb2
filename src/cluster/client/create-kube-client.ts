import type { IncomingMessage } from 'node:http';
import type { Connection } from './connection.ts';
import { eventText } from '../cache/event-text.ts';
import { ExchangeLimit } from './exchange-limit.ts';
import { Joiner } from '../cache/joiner.ts';
import { KubeApiError } from './kube-api-error.ts';
import type { KubeClient, WatchEvent } from './kube-client.ts';
import type { Call } from './open-response.ts';
import { openResponse } from './open-response.ts';
import type { ServerClock } from './server-clock.ts';
import { createServerClock } from './server-clock.ts';
import { textOf } from './text-of.ts';

const NEWLINE = 0x0a;

/** How the client presents itself and how long it waits. */
export interface KubeClientOptions {
  readonly userAgent: string;
  /** For one request, in milliseconds; a watch is accepted within it, and lasts as long as it is not silent. */
  readonly timeoutMs?: number;
}

/** A client of the API server that the connection leads to. Connections are kept open and shared by all calls. */
export function createKubeClient(
  connection: Connection,
  { userAgent, timeoutMs = 30_000 }: KubeClientOptions,
): KubeClient {
  const clock = createServerClock({ now: Date.now, elapsed: () => performance.now() });
  const open = opener(connection, clock);
  return {
    async request({ signal, ...request }) {
      const what = `${request.method} ${request.path}`;
      const limit = new ExchangeLimit({ what, ms: timeoutMs, signal });
      try {
        const call = { ...request, accept: 'application/json', userAgent };
        const response = await open(call, limit);
        return await answerOf(what, response);
      } finally {
        limit.end();
      }
    },
    async readText({ most, signal, ...request }) {
      const what = `GET ${request.path}`;
      const limit = new ExchangeLimit({ what, ms: timeoutMs, signal });
      try {
        const call = { ...request, method: 'GET', accept: '*/*', userAgent } as const;
        const response = await open(call, limit);
        if (response.statusCode === 200) return await firstBytes(response, most);
        throw await errorOf(what, response);
      } finally {
        limit.end();
      }
    },
    async *watch({ path, query, signal, idleMs, onOpen }) {
      const what = `WATCH ${path}`;
      const limit = new ExchangeLimit({ what, ms: timeoutMs, signal });
      try {
        const asked = { method: 'GET', path, query: { ...query, watch: 'true' } } as const;
        const call = { ...asked, accept: 'application/json', userAgent };
        const response = await open(call, limit);
        if (response.statusCode !== 200) throw await errorOf(what, response);
        onOpen?.();
        limit.limitSilence(idleMs);
        yield* eventsOf(response, limit);
      } finally {
        limit.end();
      }
    },
    serverNow: () => clock.now(),
    // eslint-disable-next-line @typescript-eslint/require-await -- the interface is that of things that end
    close: async () => connection.close(),
  };
}

/** Opens answers, and lets the clock hear when each was given. */
function opener(connection: Connection, clock: ServerClock) {
  return async (call: Call, limit: ExchangeLimit): Promise<IncomingMessage> => {
    const response = await openResponse(connection, call, limit);
    clock.heard(response.headers.date);
    return response;
  };
}

async function answerOf(what: string, response: IncomingMessage): Promise<unknown> {
  const { statusCode = 0 } = response;
  if (statusCode < 200 || statusCode >= 300) throw await errorOf(what, response);
  return parsed(await textOf(response));
}

async function errorOf(what: string, response: IncomingMessage): Promise<KubeApiError> {
  return new KubeApiError(what, response.statusCode ?? 0, parsed(await textOf(response)));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text.slice(0, 1024);
  }
}

async function firstBytes(body: IncomingMessage, most: number): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of body as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    bytes += chunk.length;
    if (bytes >= most) break;
  }
  return Buffer.concat(chunks).subarray(0, most).toString('utf8');
}

/**
 * One JSON object a line; a line may arrive in pieces, and a character may too. Lines stay bytes, which are not in the engine's heap, until each is
 * wanted: of texts that wait there, its collector makes old objects, and collects all of the heap the sooner.
 */
async function* eventsOf(
  body: IncomingMessage,
  limit: ExchangeLimit,
): AsyncGenerator<WatchEvent, void, undefined> {
  const joiner = new Joiner();
  let pieces: Buffer[] = [];
  for await (const chunk of body as AsyncIterable<Buffer>) {
    limit.heard();
    let start = 0;
    for (;;) {
      const end = chunk.indexOf(NEWLINE, start);
      if (end < 0) break;
      const rest = chunk.subarray(start, end);
      const text = eventText(pieces.length === 0 ? rest : joiner.join([...pieces, rest]));
      pieces = [];
      if (text !== '') yield JSON.parse(text) as WatchEvent;
      start = end + 1;
    }
    if (start < chunk.length) pieces.push(chunk.subarray(start));
  }
}
