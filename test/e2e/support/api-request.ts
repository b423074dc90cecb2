import type { IncomingMessage } from 'node:http';
import { ExchangeLimit } from '../../../src/cluster/client/exchange-limit.ts';
import type { KubeRequest } from '../../../src/cluster/client/kube-client.ts';
import { openResponse } from '../../../src/cluster/client/open-response.ts';
import { textOf } from '../../../src/cluster/client/text-of.ts';
import { apiConnection } from './api-connection.ts';

/** A request to the API server. */
export interface ApiRequest extends Omit<KubeRequest, 'signal'> {
  /** A user to be instead. */
  readonly as?: string | undefined;
}

/** What the API server answered, refusals too. */
export interface ApiReply {
  readonly code: number;
  /** The texts of its warnings, each once. */
  readonly warnings: readonly string[];
  readonly body: {
    readonly message?: string;
    readonly metadata?: { readonly annotations?: Readonly<Record<string, string>> };
    readonly [key: string]: unknown;
  };
}

/** For an answer, in milliseconds: longer than webhooks may take. */
const LONGEST = 45_000;

/** Sends a request on a connection that is kept: a kubectl for each takes a tenth of a second of what a small machine has. */
export async function apiRequest({ as, ...request }: ApiRequest): Promise<ApiReply> {
  const connection = await apiConnection(as);
  const limit = new ExchangeLimit({ what: `${request.method} ${request.path}`, ms: LONGEST });
  try {
    const call = { ...request, accept: 'application/json', userAgent: 'base-image-operator/e2e' };
    const response = await openResponse(connection, call, limit);
    const { statusCode: code = 0 } = response;
    return { code, warnings: warningsOf(response), body: bodyOf(await textOf(response)) };
  } finally {
    limit.end();
  }
}

/** Headers `Warning: 299 - "text"`, in UTF-8, which Node.js reads as Latin-1. */
function warningsOf({ headersDistinct }: IncomingMessage): readonly string[] {
  const texts = (headersDistinct['warning'] ?? []).map((header) => {
    const [, text = header] = /^\d{3} \S+ "((?:[^"\\]|\\.)*)"/.exec(header) ?? [];
    return Buffer.from(text.replaceAll(/\\(.)/g, '$1'), 'latin1').toString('utf8');
  });
  return [...new Set(texts)];
}

/** What is not JSON, as of an API server that is busy or ends, is a message. */
function bodyOf(said: string): ApiReply['body'] {
  try {
    return JSON.parse(said) as ApiReply['body'];
  } catch {
    return { message: said };
  }
}
