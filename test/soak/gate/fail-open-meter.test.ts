import { expect, test } from '@jest/globals';
import { FailOpenMeter } from './fail-open-meter.ts';

const PODS = 'pods.images.vibed.dev';
const WORKLOADS = 'workloads.images.vibed.dev';

/** A meter over an API server with these readings, and a load that has seen so many each time that it is asked. */
function meter(readings: readonly (readonly [since: number, pods: number])[], seen: number[] = []) {
  const left = [...readings];
  const read = () => {
    const [since, pods] = left.shift() ?? [0, 0];
    return Promise.resolve({ since, counts: { [PODS]: pods, [WORKLOADS]: 0 } });
  };
  return new FailOpenMeter(read, () => seen.shift() ?? 0);
}

test('what was counted before a phase is not of the phase', async () => {
  const of = meter([
    [1, 5],
    [1, 8],
    [1, 9],
    [1, 9],
  ]);
  await of.begin();
  expect(await of.end()).toEqual({ byMetric: { [PODS]: 3, [WORKLOADS]: 0 }, unread: 0 });
  await of.begin();
  expect(await of.end()).toEqual({ byMetric: { [PODS]: 0, [WORKLOADS]: 0 }, unread: 0 });
});

test('over a restart, what both processes have counted is added, and what was not read is told', async () => {
  const of = meter(
    [
      [1, 5],
      [1, 7],
      [2, 4],
    ],
    [2, 5],
  );
  await of.begin();
  await of.whileStopping(() => Promise.resolve());
  expect(await of.end()).toEqual({ byMetric: { [PODS]: 6, [WORKLOADS]: 0 }, unread: 3 });
});
