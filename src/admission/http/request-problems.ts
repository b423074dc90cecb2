/** An HTTP status and a sentence of our own: words of a request never reach an answer or the log. */
export interface RequestProblem {
  readonly code: number;
  readonly message: string;
}

/** Why a request is not read, or could not be. */
export const REQUEST_PROBLEMS = {
  noRoute: { code: 404, message: 'expected POST /validate' },
  contentType: { code: 400, message: 'expected content type application/json' },
  charset: { code: 400, message: 'the body must be UTF-8' },
  encoding: { code: 400, message: 'the body must not be compressed' },
  tooLarge: { code: 413, message: 'the body is larger than 8 MiB' },
  busy: { code: 503, message: 'too many large bodies at once' },
  incomplete: { code: 400, message: 'the client went away before the body was complete' },
  internal: { code: 500, message: 'internal error' },
} as const satisfies Readonly<Record<string, RequestProblem>>;
