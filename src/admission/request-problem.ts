/** An HTTP status and a sentence of our own: words of a request never reach an answer or the log. */
export interface RequestProblem {
  readonly code: number;
  readonly message: string;
}

/** Errors of the body parser by their `type`, and of our own checks. */
const PROBLEMS: Readonly<Record<string, RequestProblem>> = {
  'content.type': { code: 400, message: 'expected content type application/json' },
  'entity.too.large': { code: 413, message: 'the body is larger than 8 MiB' },
  'entity.parse.failed': { code: 400, message: 'the body is no JSON' },
  'encoding.unsupported': { code: 400, message: 'the body must not be compressed' },
  'charset.unsupported': { code: 400, message: 'the body must be UTF-8' },
  'request.size.invalid': { code: 400, message: 'the body is not as long as announced' },
  'request.aborted': { code: 400, message: 'the client went away before the body was complete' },
};

/** What to answer when a request could not be read or decided. Anything that is not known is our own fault. */
export function requestProblem(error: unknown): RequestProblem {
  const type = error instanceof Error && 'type' in error ? error.type : undefined;
  const known = typeof type === 'string' && Object.hasOwn(PROBLEMS, type);
  return (known ? PROBLEMS[type] : undefined) ?? { code: 500, message: 'internal error' };
}
