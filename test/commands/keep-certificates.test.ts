import { describe, expect, test } from '@jest/globals';
import type { CertificateKept } from '../../src/certs/create-certificate-keeper.ts';
import { keepCertificates } from '../../src/commands/keep-certificates.ts';
import { silentLog } from '../cluster/silent-log.ts';
import { until } from '../cluster/until.ts';
import { createFakeTimers } from '../workqueue/fake-timers.ts';

const kept: CertificateKept = {
  authority: 'Keep',
  leaf: 'Keep',
  caBundle: 'applied',
  againAfterMs: 3_600_000,
};

describe('keepCertificates()', () => {
  test('tries again with backoff after failures, else when the keeper says so, and ends with the signal', async () => {
    const answers = [new Error('a'), new Error('b'), { ...kept, leaf: 'Issue' as const }, kept];
    const timers = createFakeTimers();
    const log = silentLog();
    const stop = new AbortController();
    let asked = 0;
    const ensure = () => {
      const answer = answers[asked];
      asked += 1;
      return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer ?? kept);
    };
    const ended = keepCertificates({ keeper: { ensure }, timers, log, signal: stop.signal });
    const waits: (number | undefined)[] = [];
    for (let n = 1; n <= 4; n += 1) {
      await until(() => asked === n && timers.pending() === 1, `look ${n}`);
      waits.push(timers.next());
      if (n < 4) timers.advance(timers.next() ?? 0);
    }
    stop.abort();
    await ended;
    expect([waits, log.lines.map(({ level }) => level), timers.pending()]).toEqual([
      [500, 1_000, 3_600_000, 3_600_000],
      ['warn', 'warn', 'info', 'debug'],
      0,
    ]);
  });
});
