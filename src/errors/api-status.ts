/** What the API server answered instead of success (Kubernetes API conventions, `Status`). */
export interface ApiStatus {
  /** HTTP status code. */
  readonly code: number;
  /** Machine-readable, for example `AlreadyExists`, `Conflict`, `NotFound`. Empty where the answer was no `Status`. */
  readonly reason: string;
  readonly message: string;
}

/**
 * The API server's answer inside an error, recognised by shape: a numeric `code` and a `body` that is a `Status`, as text or parsed. Anything
 * else (a broken connection, a bug) is `undefined`.
 */
export function apiStatus(error: unknown): ApiStatus | undefined {
  if (!isRecord(error) || typeof error['code'] !== 'number') return undefined;
  const status = parsed(error['body']);
  const own = typeof error['message'] === 'string' ? error['message'] : '';
  return {
    code: error['code'],
    reason: typeof status['reason'] === 'string' ? status['reason'] : '',
    message: typeof status['message'] === 'string' ? status['message'] : own,
  };
}

function parsed(body: unknown): Record<string, unknown> {
  if (isRecord(body)) return body;
  if (typeof body !== 'string') return {};
  try {
    const value: unknown = JSON.parse(body);
    return isRecord(value) ? value : {};
  } catch {
    return {};
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
