import type { Refusal } from '../authn/refusals.ts';
import type { Logger } from '../log/logger.ts';
import type { Metrics } from '../metrics/create-metrics.ts';

/** Where refusals are counted and told. */
export interface RefusalReport {
  /** What callers wanted. */
  readonly endpoint: 'webhook' | 'metrics';
  readonly metrics: Pick<Metrics, 'increment'>;
  readonly log: Pick<Logger, 'warn'>;
  /** Milliseconds that never jump. */
  readonly elapsed: () => number;
}

const MINUTE_MS = 60_000;

/** Counts each refusal and logs each reason at most once a minute: whoever reaches the port can be refused as often as it likes. */
export function reportRefusals(report: RefusalReport): (refusal: Refusal) => void {
  const { endpoint, metrics, log, elapsed } = report;
  const told = new Map<Refusal, number>();
  return (reason) => {
    metrics.increment('vibed_callers_refused_total', { endpoint, reason });
    const now = elapsed();
    if (now - (told.get(reason) ?? -Infinity) < MINUTE_MS) return;
    told.set(reason, now);
    log.warn({ endpoint, reason }, 'Refused a caller');
  };
}
