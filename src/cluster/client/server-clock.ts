/** The clock of the API server, as far as its answers tell. */
export interface ServerClock {
  /** An answer came with this `Date` header (RFC 9110, whole seconds). */
  heard(date: string | string[] | undefined): void;
  /** Milliseconds since 1970; by this machine's clock until an answer was heard. */
  now(): number;
}

/** What time it is here. */
export interface LocalClocks {
  /** Milliseconds since 1970, which may jump. */
  readonly now: () => number;
  /** Milliseconds since any moment, which never jump. */
  readonly elapsed: () => number;
}

/**
 * Follows the API server's clock: the last date heard and the time since. Certificates are verified by that clock, so a clock of this machine
 * that is wrong, or jumps, does no harm.
 */
export function createServerClock({ now, elapsed }: LocalClocks): ServerClock {
  let last: { readonly date: number; readonly at: number } | undefined;
  return {
    heard(date) {
      const parsed = typeof date === 'string' ? Date.parse(date) : NaN;
      if (!Number.isNaN(parsed)) last = { date: parsed, at: elapsed() };
    },
    now: () => (last === undefined ? now() : last.date + elapsed() - last.at),
  };
}
