import { describe, expect, test } from '@jest/globals';
import { bulkReport } from '../../../../src/evidence/bulk-report.ts';
import { DIGEST, second, terminated } from '../../../build/pod.ts';
import {
  boot,
  CANARY,
  known,
  LEFT,
  LOGS,
  logsWithout,
  NOT_YET,
  progress,
} from './cubbi-boot-progress.ts';

const SKIPPED = { known: true, value: { state: 'Skipped' } };
const UNKNOWN = { known: false, reason: 'EvidenceUnreadable' };
const run = (value: object | boolean) => ({ known: true, value });

describe('cubbiBootReading', () => {
  test('reads all boots of a good pod', () => {
    const found = progress();
    expect(found).toMatchObject({
      state: 'Done',
      digest: DIGEST,
      files: { known: true, value: { metadata: { state: 'Read' } } },
    });
    expect(boot()).toEqual({
      candidate: run({ state: 'Ended', exitCode: 0, reason: 'Completed', message: '' }),
      probed: run(true),
      asked: ['/app/.validator', '/home/cubbi/.demo'],
      report: { known: true, value: expect.objectContaining({ uid: 12346, gid: 23457 }) },
      log: { known: true, value: { canaryLines: [2] } },
      second: { known: true, value: expect.objectContaining({ state: 'Ended', exitCode: 42 }) },
      secondReport: run({
        uid: 12346,
        gid: 23457,
        channel: 'Config',
        kept: ['/home/cubbi'],
        lost: ['/app/.validator'],
      }),
      defaults: { known: true, value: expect.objectContaining({ exitCode: 0 }) },
      defaultsReport: run({ uid: 1000, gid: 1000 }),
      help: { known: true, value: expect.objectContaining({ exitCode: 0 }) },
      helpReport: run({ usage: true }),
      malformed: { known: true, value: expect.objectContaining({ exitCode: 1 }) },
      malformedReport: run({ leaks: false }),
      limits: { memory: '512Mi', timeoutSeconds: 60 },
    });
  });

  test.each(['files', 'candidate', 'report', 'second', 'defaults', 'help', 'malformed'] as const)(
    'waits for the log of %s, and not for long',
    (name) => {
      const found = progress({ context: { logs: logsWithout(name) } });
      expect(found).toMatchObject({
        state: 'Waiting',
        stage: 'Running',
        wakeAfterMilliseconds: 1000,
      });
    },
  );

  test('takes logs that the kubelet does not give for unknown, never for a fault', () => {
    const lost = { known: false, reason: 'EvidenceUnreadable', message: 'no log' } as const;
    const logs = Object.fromEntries(Object.keys(LOGS).map((name) => [name, lost]));
    const found = progress({ context: { logs } });
    expect(found).toMatchObject({ state: 'Done', files: lost });
    expect(boot({ context: { logs } })).toMatchObject({
      candidate: run({ state: 'Ended', exitCode: 0 }),
      probed: lost,
      report: lost,
      log: lost,
      helpReport: lost,
      malformedReport: lost,
    });
  });

  test('skips all others where the first boot failed, and tells the line that says why', () => {
    const containers = { candidate: terminated(1, 'Error', 'x'), ...NOT_YET };
    const candidate = 'Error: useradd: UID 12345 is not unique\n\nCore initialization failed\n';
    const logs = known({ files: LOGS.files, candidate });
    expect(boot({ containers, context: { logs } })).toMatchObject({
      candidate: run({ state: 'Ended', exitCode: 1 }),
      probed: UNKNOWN,
      report: UNKNOWN,
      log: run({ trouble: { line: 'Error: useradd: UID 12345 is not unique' } }),
      second: SKIPPED,
      secondReport: UNKNOWN,
      defaults: SKIPPED,
      help: SKIPPED,
      malformed: SKIPPED,
    });
  });

  test('takes a first boot that lacked what the pod gives it for unknown', () => {
    const containers = { candidate: terminated(1, 'Error', 'x'), ...NOT_YET };
    const logs = { candidate: 'error: failed switching to "cubbi": operation not permitted\n' };
    expect(boot({ containers, logs })).toMatchObject({
      candidate: { ...UNKNOWN, message: expect.stringMatching(/SETUID, SETGID/) },
      second: UNKNOWN,
    });
  });

  test('tells a first boot that cannot start, which leaves no log', () => {
    const message = 'error during container init: exec: "/x": stat /x: no such file or directory';
    const never = { startedAt: new Date(0), finishedAt: second(3) };
    const terminated = { exitCode: 128, reason: 'StartError', message, ...never };
    const containers = { candidate: { state: { terminated } }, ...NOT_YET };
    expect(boot({ containers, context: { logs: known({ files: LOGS.files }) } })).toMatchObject({
      candidate: run({ state: 'NotStarted' }),
      log: UNKNOWN,
      second: SKIPPED,
    });
  });

  test('takes an image that ends well without running the probe for what it is', () => {
    const logs = { report: bulkReport({ v: 1, state: 'Absent' }) };
    expect(boot({ logs })).toMatchObject({
      probed: run(false),
      report: UNKNOWN,
    });
  });

  test.each([
    ['a report that is no file', { report: bulkReport({ v: 1, state: 'Unfit' }) }, {}],
    [
      'a probe that could not write',
      { report: bulkReport({ v: 1, state: 'Absent' }) },
      { candidate: terminated(0, 'Completed', 'validator: no report') },
    ],
    ['a report of another form', { report: bulkReport({ ...LEFT, text: 'x' }) }, {}],
  ])('draws no conclusion from %s', (_, logs, containers) => {
    const found = boot({ logs, containers });
    expect(found.report).toMatchObject(UNKNOWN);
    expect(found.probed).not.toEqual({ known: true, value: false });
  });

  test('tells why a later boot failed', () => {
    const containers = { defaults: terminated(1, 'Error', ''), second: terminated(1, 'Error', '') };
    const logs = { defaults: 'Error: useradd: UID 1000 is not unique\n', second: 'boom\n' };
    expect(boot({ containers, logs })).toMatchObject({
      defaults: run({ exitCode: 1 }),
      defaultsReport: UNKNOWN,
      secondReport: UNKNOWN,
      log: run({
        defaultsTrouble: { line: 'Error: useradd: UID 1000 is not unique' },
        secondTrouble: { line: 'boom' },
      }),
    });
  });

  test('tells a malformed configuration that shows a secret, and a help that is none', () => {
    const logs = { malformed: `input_value={'apikey': '${CANARY}-malformed'}\n`, help: 'hello\n' };
    expect(boot({ logs })).toMatchObject({
      malformedReport: run({ leaks: true }),
      helpReport: run({ usage: false }),
    });
  });
});
