import type { IncomingHttpHeaders } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { request as send } from 'undici';
import type { Dispatcher } from 'undici';
import { faultOf } from '../fault-of.ts';
import { isInsecureHost } from './is-insecure-host.ts';
import { readBody } from './read-body.ts';
import { redirectTarget } from './redirect-target.ts';
import { RequestFaultError } from './request-fault-error.ts';
import type {
  RegistryOptions,
  RegistryRequestOutcome,
  RegistryTimeouts,
} from '../registry-options.ts';

/** One question to a registry or a token service. */
export interface HttpRequest {
  readonly url: URL;
  readonly accept?: string;
  /** Value of the `Authorization` header; it never follows a redirect to another origin. */
  readonly authorization?: string | undefined;
  /** Sent as a POST of type `application/x-www-form-urlencoded`; such a request follows no redirect. */
  readonly form?: URLSearchParams;
  readonly signal: AbortSignal;
}

/** The beginning of an answer; the body must be read or destroyed. */
export interface HttpStream {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Dispatcher.ResponseData['body'];
}

/** An answer with its whole body; that of an error is cut to 64 KiB. */
export interface HttpDocument {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly bytes: Buffer;
}

/** HTTP with the bounds and manners that hostile servers call for. Every inability is a `RequestFaultError`. */
export interface HttpClient {
  fetch(request: HttpRequest & { readonly maxBytes: number }): Promise<HttpDocument>;
  /** For layers: bounded in time by the signal alone once the body has begun. */
  open(request: HttpRequest): Promise<HttpStream>;
  close(): Promise<void>;
}

interface HttpClientOptions extends Pick<
  RegistryOptions,
  'insecureHosts' | 'userAgent' | 'onRequest'
> {
  readonly dispatcher: Dispatcher;
  readonly timeouts: RegistryTimeouts;
}

const MAX_REDIRECTS = 5;
const MAX_ERROR_BYTES = 64 * 1024;
const MAX_TRIES = 2;
/** Milliseconds before the second try, and the most that a `Retry-After` may ask for. */
const PAUSE = 200;
const MAX_PAUSE = 2000;
const WORTH_RETRYING = ['Unreachable', 'Cut'];

/** Builds the client on a dispatcher, which decides what may be connected to. */
export function createHttpClient(options: HttpClientOptions): HttpClient {
  const open = (request: HttpRequest): Promise<HttpStream> => follow(options, request);
  const fetchOnce = async (request: HttpRequest & { maxBytes: number }): Promise<HttpDocument> => {
    const signal = AbortSignal.any([
      request.signal,
      AbortSignal.timeout(options.timeouts.exchange),
    ]);
    const { status, headers, body } = await open({ ...request, signal });
    const succeeded = status === 200;
    const limit = succeeded ? request.maxBytes : MAX_ERROR_BYTES;
    return { status, headers, bytes: await readBody(body, { limit, cut: !succeeded }) };
  };
  return {
    fetch: (request) => retry(() => fetchOnce(request), request.signal),
    open: (request) => retry(() => open(request), request.signal),
    close: () => options.dispatcher.close(),
  };
}

async function follow(options: HttpClientOptions, request: HttpRequest): Promise<HttpStream> {
  let { url, authorization } = request;
  for (let hops = 0; hops <= MAX_REDIRECTS; hops++) {
    const answer = await exchange(options, { ...request, url, authorization });
    if (![301, 302, 303, 307, 308].includes(answer.status)) return answer;
    discard(answer);
    const next = redirectTarget(url, answer.headers.location);
    const allowed = next?.protocol === 'https:' || isInsecureHost(next, options.insecureHosts);
    if (next === undefined || !allowed || request.form !== undefined)
      throw new RequestFaultError('BadRedirect');
    // Once another origin was asked, no later hop gets the credentials either: its way was chosen elsewhere.
    if (next.origin !== url.origin) authorization = undefined;
    url = next;
  }
  throw new RequestFaultError('TooManyRedirects');
}

async function exchange(options: HttpClientOptions, request: HttpRequest): Promise<HttpStream> {
  const { url, form } = request;
  try {
    const answer = await send(url, {
      dispatcher: options.dispatcher,
      method: form === undefined ? 'GET' : 'POST',
      headers: headersOf(options, request),
      body: form?.toString() ?? null,
      headersTimeout: options.timeouts.headers,
      bodyTimeout: options.timeouts.headers,
      signal: request.signal,
    });
    options.onRequest?.(url.host, outcomeOf(answer.statusCode));
    return { status: answer.statusCode, headers: answer.headers, body: answer.body };
  } catch (error) {
    options.onRequest?.(url.host, 'failed');
    throw new RequestFaultError(faultOf(error), { cause: error });
  }
}

function headersOf(options: HttpClientOptions, request: HttpRequest): Record<string, string> {
  return {
    'user-agent': options.userAgent ?? 'base-image-operator',
    ...(request.accept === undefined ? {} : { accept: request.accept }),
    ...(request.authorization === undefined ? {} : { authorization: request.authorization }),
    ...(request.form === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
  };
}

function outcomeOf(status: number): RegistryRequestOutcome {
  if (status >= 500) return 'server_error';
  if (status === 404) return 'not_found';
  if (status === 401 || status === 403) return 'unauthorized';
  if (status === 429) return 'throttled';
  return status < 400 ? 'success' : 'other';
}

async function retry<T extends { status: number; headers: IncomingHttpHeaders }>(
  once: () => Promise<T>,
  signal: AbortSignal,
): Promise<T> {
  for (let tries = 1; ; tries++) {
    let pause: number | undefined = PAUSE;
    try {
      const answer = await once();
      if (tries === MAX_TRIES || !(answer.status === 429 || answer.status >= 500)) return answer;
      pause = pauseBefore(answer.headers['retry-after']);
      if (pause === undefined) return answer;
      if ('body' in answer) discard(answer as unknown as HttpStream);
    } catch (error) {
      if (tries === MAX_TRIES || !WORTH_RETRYING.includes(faultOf(error))) throw error;
    }
    await sleep(pause, undefined, { signal }).catch((error: unknown) => {
      throw new RequestFaultError('TimedOut', { cause: error });
    });
  }
}

/** Not `destroy`, whose error nobody would hear. */
function discard(answer: HttpStream): void {
  answer.body.dump({ limit: MAX_ERROR_BYTES }).catch(() => undefined);
}

/** Undefined where the server asks for more patience than a reconcile has: the controller comes back by itself. */
function pauseBefore(retryAfter: string | undefined): number | undefined {
  if (retryAfter === undefined) return PAUSE;
  const milliseconds = /^\d{1,6}$/.test(retryAfter) ? Number(retryAfter) * 1000 : MAX_PAUSE + 1;
  return milliseconds <= MAX_PAUSE ? Math.max(PAUSE, milliseconds) : undefined;
}
