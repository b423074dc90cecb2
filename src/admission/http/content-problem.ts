import type { IncomingHttpHeaders } from 'node:http';
import { REQUEST_PROBLEMS } from './request-problems.ts';
import type { RequestProblem } from './request-problems.ts';

const CHARSET = /^\s*charset\s*=\s*"?([^"\s]*)/;

/** What is wrong with a body by its headers: it must be JSON, in UTF-8, and not compressed. */
export function contentProblem(headers: IncomingHttpHeaders): RequestProblem | undefined {
  const type = headers['content-type'];
  // The API server's way of writing it.
  const typeProblem = type === 'application/json' ? undefined : problemOfType(type ?? '');
  if (typeProblem !== undefined) return typeProblem;
  const encoding = headers['content-encoding'];
  if (encoding === undefined || encoding.toLowerCase() === 'identity') return undefined;
  return REQUEST_PROBLEMS.encoding;
}

function problemOfType(text: string): RequestProblem | undefined {
  const [type = '', ...parameters] = text.toLowerCase().split(';');
  if (type.trim() !== 'application/json') return REQUEST_PROBLEMS.contentType;
  const charsets = parameters.map((each) => CHARSET.exec(each)?.[1] ?? 'utf-8');
  const known = charsets.every((charset) => ['utf-8', 'utf8'].includes(charset));
  return known ? undefined : REQUEST_PROBLEMS.charset;
}
