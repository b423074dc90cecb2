/** What the load generator prints. Latencies are milliseconds. */
export interface LoadResult {
  readonly requests: number;
  readonly seconds: number;
  readonly rps: number;
  /** Answers that were not HTTP 200 with the request's uid, and requests without an answer. */
  readonly errors: number;
  /** Answers with `allowed: false`. */
  readonly denied: number;
  readonly p50: number;
  readonly p90: number;
  readonly p99: number;
  readonly p999: number;
  readonly max: number;
  /** Of the generator itself. */
  readonly cpuSeconds: number;
}

const MEMBERS = [
  'requests',
  'seconds',
  'rps',
  'errors',
  'denied',
  'p50',
  'p90',
  'p99',
  'p999',
  'max',
  'cpuSeconds',
];

/**
 * Reads the generator's last line.
 *
 * @throws Error with the text where it is something else
 */
export function parseLoadResult(text: string): LoadResult {
  const line = text.trim().split('\n').at(-1) ?? '';
  const result = JSON.parse(line === '' ? 'null' : line) as Record<string, unknown> | null;
  const missing = MEMBERS.filter((name) => typeof result?.[name] !== 'number');
  if (missing.length > 0)
    throw new Error(
      `the load generator's answer has no ${missing.join(', ')}: ${text.slice(0, 500)}`,
    );
  return result as unknown as LoadResult;
}
