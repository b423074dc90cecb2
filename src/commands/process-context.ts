import type { Logger } from '../log/logger.ts';
import type { Metrics } from '../metrics/create-metrics.ts';

/** What a long-running command gets from its process. */
export interface ProcessContext {
  readonly log: Logger;
  readonly metrics: Metrics;
  /** Aborted when the process is told to end (SIGTERM, SIGINT): the command finishes its work and returns. */
  readonly signal: AbortSignal;
}
