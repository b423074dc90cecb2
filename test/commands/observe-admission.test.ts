import { describe, expect, test } from '@jest/globals';
import type { AdmissionEvent } from '../../src/admission/admission-server.ts';
import { observeAdmission } from '../../src/commands/observe-admission.ts';
import { createMetrics } from '../../src/metrics/create-metrics.ts';
import { silentLog } from '../cluster/silent-log.ts';

const event: AdmissionEvent = {
  outcome: 'Admit',
  reason: 'Valid',
  kind: 'Pod',
  operation: 'CREATE',
  dryRun: false,
  namespace: 'apps',
  name: 'p',
  template: 'node-24',
  message: '',
  seconds: 0.001,
};

async function observed(...events: Partial<AdmissionEvent>[]) {
  const [metrics, log] = [createMetrics(), silentLog()];
  for (const each of events)
    observeAdmission(metrics, log, { ...event, ...each }, [{ kind: 'Widget' }]);
  const { text } = await metrics.scrape();
  return {
    series: text.split('\n').filter((line) => /^vibed_admission_(requests|denied)/.test(line)),
    levels: log.lines.map(({ level }) => level),
  };
}

describe('observeAdmission()', () => {
  test('counts by kind and decision, refusals by reason, and logs what a person wants to see', async () => {
    expect(
      await observed(
        {},
        { outcome: 'Reject', reason: 'RunsAsRoot' },
        { outcome: 'Error', kind: '' },
      ),
    ).toEqual({
      series: [
        'vibed_admission_requests_total{kind="Pod",decision="Admit"} 1',
        'vibed_admission_requests_total{kind="Pod",decision="Reject"} 1',
        'vibed_admission_requests_total{kind="other",decision="Error"} 1',
        'vibed_admission_denied_total{reason="RunsAsRoot"} 1',
      ],
      levels: ['debug', 'info', 'warn'],
    });
  });

  test('counts kinds that were configured by their names', async () => {
    const { series } = await observed({ kind: 'Widget' }, { kind: 'SandboxWarmPool' });
    expect(series).toEqual([
      'vibed_admission_requests_total{kind="Widget",decision="Admit"} 1',
      'vibed_admission_requests_total{kind="SandboxWarmPool",decision="Admit"} 1',
    ]);
  });

  test('invented kinds make no series of their own', async () => {
    const { series } = await observed(
      ...Array.from({ length: 50 }, (_, n) => ({ kind: `Forged${n}` })),
    );
    expect(series).toEqual(['vibed_admission_requests_total{kind="other",decision="Admit"} 50']);
  });
});
