import type { CertificateKeeper } from '../certs/create-certificate-keeper.ts';
import type { WebhookTrust } from '../certs/webhook-trust.ts';
import { sleep } from '../cluster/sleep.ts';
import type { Logger } from '../log/logger.ts';
import { exponentialBackoff } from '../workqueue/exponential-backoff.ts';
import type { Timers } from '../workqueue/timers.ts';

/** What the loop needs. */
export interface KeepCertificatesOptions {
  readonly keeper: CertificateKeeper;
  /** Follows the webhook configuration until it is stopped, and tells of every change. */
  readonly follow: (onTrust: (trust: WebhookTrust) => void) => { stop(): Promise<void> };
  readonly timers: Timers;
  readonly log: Logger;
  /** Ends the loop. */
  readonly signal: AbortSignal;
}

const BACKOFF = { baseMs: 500, maxMs: 15_000 };
/** A look that nothing else called for is at least this long after the one before, so that somebody who takes the bundle out again and again does not keep us busy. */
const PAUSE_MS = 1_000;

/**
 * Keeps the webhook's certificates as they must be until the signal, however often the API server fails. A configuration that loses the
 * bundle gets it back at once.
 */
export async function keepCertificates(options: KeepCertificatesOptions): Promise<void> {
  const { follow, timers, signal } = options;
  let bundle: string | undefined;
  let disturbed = new AbortController();
  const following = follow((trust) => {
    if (bundle === undefined || trust.state !== 'Known') return;
    if (trust.webhooks.some(({ caBundle }) => caBundle !== bundle)) disturbed.abort();
  });
  const look = createLook(options);
  while (!signal.aborted) {
    disturbed = new AbortController();
    const started = timers.now();
    const seen = await look();
    bundle = seen.bundle ?? bundle;
    await sleep(timers, seen.waitMs, AbortSignal.any([signal, disturbed.signal]));
    const pauseMs = started + PAUSE_MS - timers.now();
    if (disturbed.signal.aborted && pauseMs > 0) await sleep(timers, pauseMs, signal);
  }
  await following.stop();
}

/** One look at the certificates: how long to wait after it, and the bundle where it went well. */
function createLook({ keeper, log }: KeepCertificatesOptions) {
  let failures = 0;
  return async (): Promise<{ readonly waitMs: number; readonly bundle?: string }> => {
    try {
      const { authority, leaf, caBundle, bundle, againAfterMs } = await keeper.ensure();
      failures = 0;
      const changed = authority === 'Create' || leaf === 'Issue';
      log[changed ? 'info' : 'debug'](
        { authority, leaf, caBundle },
        changed ? 'Issued certificates' : 'Looked at the certificates',
      );
      return { waitMs: againAfterMs, bundle };
    } catch (error) {
      failures += 1;
      const waitMs = exponentialBackoff(failures, BACKOFF);
      log.warn({ err: error, waitMs }, 'The certificates could not be kept; trying again');
      return { waitMs };
    }
  };
}
