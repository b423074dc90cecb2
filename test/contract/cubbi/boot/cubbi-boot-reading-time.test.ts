import { describe, expect, test } from '@jest/globals';
import { BEGIN, running, waiting } from '../../../build/pod.ts';
import { boot, known, LOGS, logsWithout, NOT_YET, progress } from './cubbi-boot-progress.ts';

const SKIPPED = { known: true, value: { state: 'Skipped' } };
const UNKNOWN = { known: false, reason: 'EvidenceUnreadable' };
const run = (value: object | boolean) => ({ known: true, value });

describe('cubbiBootReading: time', () => {
  const hanging = { candidate: running(5), ...NOT_YET };
  const first = known({ files: LOGS.files });

  test("says that the operator's container is still at work, and then that it took too long", () => {
    const containers = { files: running(2), candidate: waiting('PodInitializing'), ...NOT_YET };
    const seen = (seconds: number) =>
      progress({ containers, context: { now: BEGIN + seconds * 1000 } });
    const message =
      "The image is being validated; the validation waits for the operator's container to prepare the boot";
    expect(seen(30)).toMatchObject({ state: 'Waiting', trouble: { message } });
    expect(seen(600)).toMatchObject({ state: 'Fault', reason: 'EvidenceUnreadable' });
  });

  test('gives the first boot its time, then tells that it still ran', () => {
    const context = { logs: first, now: BEGIN + 60_000 };
    expect(progress({ containers: hanging, context })).toMatchObject({
      state: 'Waiting',
      wakeAfterMilliseconds: 8000,
    });
    expect(
      boot({ containers: hanging, context: { ...context, now: BEGIN + 68_000 } }),
    ).toMatchObject({
      candidate: run({ state: 'Running' }),
      second: SKIPPED,
      log: UNKNOWN,
    });
  });

  test('tells the last line of a boot that hangs, where the kubelet gives its log', () => {
    const logs = known({ files: LOGS.files, candidate: 'Resolving\nerror sending request\n' });
    const context = { logs, now: BEGIN + 68_000 };
    const line = 'error sending request';
    expect(boot({ containers: hanging, context }).log).toMatchObject({
      value: { trouble: { line } },
    });
    expect(progress({ containers: hanging, context })).toMatchObject({
      summary: { logTail: 'Resolving\nerror sending request' },
    });
  });

  test('blames no image for a node that does not report', () => {
    const context = { logs: first, now: BEGIN + 68_000, nodeReady: false };
    expect(boot({ containers: hanging, context }).candidate).toMatchObject(UNKNOWN);
  });

  test('gives a node whose clock is behind the time that it may have needed', () => {
    const behind = { candidate: running(-3600), ...NOT_YET };
    const context = { logs: first, now: BEGIN + 68_000 };
    expect(progress({ containers: behind, context }).state).toBe('Waiting');
    expect(
      progress({ containers: behind, context: { ...context, now: BEGIN + 664_000 } }).state,
    ).toBe('Done');
  });

  test('tells a later boot that still runs after its time, whatever the others did', () => {
    const containers = { second: running(3) };
    const logs = logsWithout('second');
    const at = (seconds: number) => ({
      containers,
      context: { logs, now: BEGIN + seconds * 1000 },
    });
    expect(progress(at(60))).toMatchObject({ state: 'Waiting', wakeAfterMilliseconds: 6000 });
    expect(boot(at(66))).toMatchObject({
      second: run({ state: 'Running' }),
      secondReport: UNKNOWN,
      defaults: run({ exitCode: 0 }),
    });
  });

  test('takes a later container that the node does not start for unknown', () => {
    const containers = { help: waiting('ContainerCreating'), report: waiting('ContainerCreating') };
    const logs = logsWithout('help', 'report');
    const at = (seconds: number) => ({
      containers,
      context: { logs, now: BEGIN + seconds * 1000 },
    });
    expect(progress(at(62)).state).toBe('Waiting');
    expect(boot(at(93))).toMatchObject({ help: UNKNOWN, helpReport: UNKNOWN, report: UNKNOWN });
  });

  test('is not cut short by an eviction: what was not seen is a fault of nobody', () => {
    const containers = { second: running(3) };
    expect(progress({ containers, frozen: true })).toMatchObject({
      state: 'Fault',
      reason: 'Evicted',
    });
  });
});
