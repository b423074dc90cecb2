import { expect, test } from '@jest/globals';
import { reportRefusals } from '../../src/commands/report-refusals.ts';
import { createMetrics } from '../../src/metrics/create-metrics.ts';

test('every refusal is counted; each reason is logged at most once a minute', async () => {
  const metrics = createMetrics();
  const lines: unknown[] = [];
  let now = 5_000;
  const refused = reportRefusals({
    endpoint: 'webhook',
    metrics,
    log: { warn: (fields, message) => void lines.push({ ...fields, message }) },
    elapsed: () => now,
  });
  for (let second = 0; second < 120; second += 1) {
    refused('NoToken');
    now += 1_000;
  }
  // A flood of one kind does not hide that the API server's token has expired.
  refused('Expired');
  const line = (reason: string) => ({ endpoint: 'webhook', reason, message: 'Refused a caller' });
  expect(lines).toEqual([line('NoToken'), line('NoToken'), line('Expired')]);
  const { text } = await metrics.scrape();
  expect(text).toContain('vibed_callers_refused_total{endpoint="webhook",reason="NoToken"} 120');
  expect(text).toContain('vibed_callers_refused_total{endpoint="webhook",reason="Expired"} 1');
});
