import { STATUS_CODES } from 'node:http';

/** An answer of the API server other than success. `code` and `body` are what `src/errors` reads. */
export class KubeApiError extends Error {
  override readonly name = 'KubeApiError';
  /** HTTP status code. */
  readonly code: number;
  /** The `Status` object, or the text where the answer was none. */
  readonly body: unknown;

  constructor(request: string, code: number, body: unknown) {
    super(`${request}: ${code} ${messageOf(body) ?? STATUS_CODES[code] ?? ''}`);
    this.code = code;
    this.body = body;
  }
}

function messageOf(body: unknown): string | undefined {
  if (typeof body !== 'object' || body === null || !('message' in body)) return undefined;
  return typeof body.message === 'string' ? body.message : undefined;
}
