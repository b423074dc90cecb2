import type { CertificateKeeper } from '../certs/create-certificate-keeper.ts';
import { sleep } from '../cluster/sleep.ts';
import type { Logger } from '../log/logger.ts';
import { exponentialBackoff } from '../workqueue/exponential-backoff.ts';
import type { Timers } from '../workqueue/timers.ts';

/** What the loop needs. */
export interface KeepCertificatesOptions {
  readonly keeper: CertificateKeeper;
  readonly timers: Timers;
  readonly log: Logger;
  /** Ends the loop. */
  readonly signal: AbortSignal;
}

const BACKOFF = { baseMs: 500, maxMs: 60_000 };

/** Keeps the webhook's certificates as they must be until the signal, however often the API server fails. */
export async function keepCertificates({
  keeper,
  timers,
  log,
  signal,
}: KeepCertificatesOptions): Promise<void> {
  let failures = 0;
  while (!signal.aborted) {
    let waitMs: number;
    try {
      const { authority, leaf, caBundle, againAfterMs } = await keeper.ensure();
      failures = 0;
      waitMs = againAfterMs;
      const changed = authority !== 'Keep' || leaf !== 'Keep';
      log[changed ? 'info' : 'debug'](
        { authority, leaf, caBundle },
        changed ? 'Issued certificates' : 'Looked at the certificates',
      );
    } catch (error) {
      failures += 1;
      waitMs = exponentialBackoff(failures, BACKOFF);
      log.warn({ err: error, waitMs }, 'The certificates could not be kept; trying again');
    }
    await sleep(timers, waitMs, signal);
  }
}
