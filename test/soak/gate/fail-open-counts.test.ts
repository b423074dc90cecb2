import { describe, expect, test } from '@jest/globals';
import { failOpenCounts } from './fail-open-counts.ts';
import { failOpenIncrease } from './fail-open-increase.ts';

const text = (since: number, ...lines: string[]) =>
  ['# TYPE process_start_time_seconds gauge', `process_start_time_seconds ${since}`, ...lines].join(
    '\n',
  );
const line = (name: string, count: number) =>
  `apiserver_admission_webhook_fail_open_count{name="${name}",type="validating"} ${count}`;
const PODS = 'pods.images.vibed.dev';
const WORKLOADS = 'workloads.images.vibed.dev';

describe('failOpenCounts()', () => {
  test('reads the count of each entry', () => {
    const said = text(1.7e9, line(PODS, 3), line('pods.else.dev', 9), line(WORKLOADS, 4));
    expect(failOpenCounts(said)).toEqual({
      since: 1.7e9,
      counts: { [PODS]: 3, [WORKLOADS]: 4 },
    });
  });

  test('reads 0 of an entry that was never failed open', () => {
    const rejections = `apiserver_admission_webhook_rejection_count{name="${PODS}"} 7`;
    expect(failOpenCounts(text(1, rejections)).counts).toEqual({ [PODS]: 0, [WORKLOADS]: 0 });
  });

  test('does not take an answer that is no metrics for zeroes', () => {
    expect(() => failOpenCounts('{"kind":"Status","code":503}')).toThrow('do not say when');
  });
});

describe('failOpenIncrease()', () => {
  test.each([
    { reason: 'the same process', before: [1, 3], after: [1, 5], want: 2 },
    { reason: 'another process begins at 0', before: [1, 3], after: [2, 5], want: 5 },
    { reason: 'another process that counted nothing', before: [1, 3], after: [2, 0], want: 0 },
  ] as const)('$reason', ({ before, after, want }) => {
    const counts = ([since, count]: readonly [number, number]) =>
      failOpenCounts(text(since, ...(count === 0 ? [] : [line(PODS, count)])));
    expect(failOpenIncrease(counts(before), counts(after), PODS)).toBe(want);
  });
});
