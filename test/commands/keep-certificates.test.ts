import { describe, expect, test } from '@jest/globals';
import type { CertificateKept } from '../../src/certs/create-certificate-keeper.ts';
import type { WebhookTrust } from '../../src/certs/webhook-trust.ts';
import { keepCertificates } from '../../src/commands/keep-certificates.ts';
import { silentLog } from '../cluster/silent-log.ts';
import { until } from '../cluster/until.ts';
import { createFakeTimers } from '../workqueue/fake-timers.ts';

const kept: CertificateKept = {
  authority: 'Keep',
  leaf: 'Keep',
  caBundle: 'applied',
  bundle: 'CA',
  againAfterMs: 3_600_000,
};

/** The loop with a keeper that gives these answers, the last one again and again. */
function start(answers: readonly (Error | CertificateKept)[]) {
  const timers = createFakeTimers();
  const log = silentLog();
  const stop = new AbortController();
  const seen = { asked: 0, following: true };
  const late: { tell: (trust: WebhookTrust) => void } = { tell: () => undefined };
  const ensure = () => {
    const answer = answers[Math.min(seen.asked, answers.length - 1)] ?? kept;
    seen.asked += 1;
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
  };
  const ended = keepCertificates({
    keeper: { ensure },
    follow: (onTrust) => {
      late.tell = onTrust;
      return {
        stop: () => {
          seen.following = false;
          return Promise.resolve();
        },
      };
    },
    timers,
    log,
    signal: stop.signal,
  });
  const asked = (n: number) =>
    until(() => seen.asked === n && timers.pending() === 1, `look ${String(n)}`);
  const end = async () => {
    stop.abort();
    await ended;
    return { following: seen.following, pending: timers.pending() };
  };
  return { timers, log, seen, asked, end, tell: (trust: WebhookTrust) => late.tell(trust) };
}

const carrying = (...bundles: readonly string[]): WebhookTrust => ({
  state: 'Known',
  webhooks: bundles.map((caBundle, n) => ({ name: `webhook-${String(n)}`, caBundle })),
});

describe('keepCertificates()', () => {
  test('tries again with backoff after failures, else when the keeper says so, and ends with the signal', async () => {
    const issued = { ...kept, leaf: 'Issue' as const };
    const { timers, log, asked, end } = start([new Error('a'), new Error('b'), issued, kept]);
    const waits: (number | undefined)[] = [];
    for (let n = 1; n <= 4; n += 1) {
      await asked(n);
      waits.push(timers.next());
      if (n < 4) timers.advance(timers.next() ?? 0);
    }
    expect(waits).toEqual([500, 1_000, 3_600_000, 3_600_000]);
    expect(log.lines.map(({ level }) => level)).toEqual(['warn', 'warn', 'info', 'debug']);
    expect(await end()).toEqual({ following: false, pending: 0 });
  });

  test('looks at once when a webhook of the configuration lost the bundle', async () => {
    const { timers, asked, tell, end } = start([kept]);
    await asked(1);
    timers.advance(5_000);
    tell(carrying('CA', ''));
    await asked(2);
    expect(timers.next()).toBe(3_600_000);
    await end();
  });

  test.each([
    { reason: 'every webhook has it', trust: carrying('CA', 'CA') },
    { reason: 'there is no webhook', trust: carrying() },
    { reason: 'the configuration is gone', trust: { state: 'Absent' } as const },
  ])('does not look where $reason', async ({ trust }) => {
    const { timers, seen, asked, tell, end } = start([kept]);
    await asked(1);
    timers.advance(5_000);
    tell(trust);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect([seen.asked, timers.next()]).toEqual([1, 3_595_000]);
    await end();
  });

  test('looks once a second at most, whoever takes the bundle out', async () => {
    const { timers, seen, asked, tell, end } = start([kept]);
    await asked(1);
    const begun = timers.now();
    for (let n = 0; n < 50; n += 1) {
      tell(carrying('another'));
      await new Promise((resolve) => setTimeout(resolve, 2));
      timers.advance(100);
    }
    expect(timers.now() - begun).toBe(5_000);
    expect(seen.asked).toBeGreaterThan(2);
    expect(seen.asked).toBeLessThanOrEqual(6);
    await end();
  });
});
