import { describe, expect, test } from '@jest/globals';
import type { V1Pod } from '@kubernetes/client-node';
import { bootProgress } from '../build/boot-progress.ts';
import type { BootContext } from '../../src/boot/boot-types.ts';
import { recordPod } from '../../src/boot/record-pod.ts';
import { bootContext } from '../build/boot-context.ts';
import {
  BEGIN,
  DIGEST,
  GOOD,
  pod,
  REPORT_REFUSED,
  running,
  terminated,
  waiting,
} from '../build/pod.ts';

function progress(given: V1Pod, more: Partial<BootContext> = {}) {
  return bootProgress(recordPod(undefined, given), bootContext(more));
}

const at = (seconds: number) => ({ now: BEGIN + seconds * 1000 });

describe('bootProgress: faults of the image', () => {
  test('a crash is decided without waiting for a prober that keeps trying', () => {
    const crashed = pod({
      ...GOOD,
      probe: running(),
      candidate: terminated(1, 'Error', 'boom\u001b[0m\n at x'),
    });
    expect(progress(crashed, at(3))).toMatchObject({
      state: 'Waiting',
      wakeAfterMilliseconds: 1000,
    });
    expect(progress(crashed, at(4))).toMatchObject({
      state: 'Done',
      boot: { candidate: { value: { state: 'Ended', exitCode: 1 } }, agent: { known: false } },
      summary: { logTail: 'boom [0m\nat x' },
    });
  });

  test('a crash after a good answer counts all the same', () => {
    expect(progress(pod({ ...GOOD, candidate: terminated(1, 'Error') }))).toMatchObject({
      state: 'Done',
      boot: { candidate: { value: { state: 'Ended' } }, agent: { value: { answered: true } } },
    });
  });

  test('an entrypoint that cannot start is decided at once', () => {
    const candidate = terminated(
      128,
      'StartError',
      'error during container init: exec: "/x": no such file or directory',
    );
    expect(progress(pod({ ...GOOD, probe: running(), candidate }))).toMatchObject({
      state: 'Done',
      boot: { candidate: { value: { state: 'NotStarted' } }, agent: { known: false } },
      summary: { imagePull: '1.0s', total: '3.0s' },
    });
  });

  test('an image without a command is bound to the digest that the pod names', () => {
    const candidate = waiting('CreateContainerError', 'no command specified');
    const runtime = waiting('CreateContainerError', 'no users found');
    expect(
      progress(pod({ files: GOOD.files, probe: running(), candidate, runtime })),
    ).toMatchObject({
      state: 'Done',
      digest: DIGEST,
      boot: { platformProbes: [{ known: false }] },
    });
  });

  test('an agent that never answers is what the prober says', () => {
    const probe = terminated(0, 'Completed', REPORT_REFUSED, { to: 63 });
    expect(progress(pod({ ...GOOD, probe }), at(64))).toMatchObject({
      boot: { agent: { known: true, value: { answered: false, fault: 'ConnectionRefused' } } },
    });
  });

  test('a prober that gave up before the image had its time proves nothing', () => {
    const probe = terminated(0, 'Completed', REPORT_REFUSED, { to: 63 });
    expect(progress(pod({ ...GOOD, probe, candidate: running(30) }), at(64))).toMatchObject({
      boot: { agent: { known: false, reason: 'EvidenceUnreadable' } },
    });
  });

  test.each([
    { of: 'was killed', probe: terminated(137, 'OOMKilled') },
    { of: 'could not start', probe: terminated(128, 'StartError', 'x') },
    { of: 'wrote no report', probe: terminated(0, 'Completed', '') },
  ])('a prober that $of proves nothing', ({ probe }) => {
    expect(progress(pod({ ...GOOD, probe }))).toMatchObject({
      boot: { agent: { known: false, reason: 'EvidenceUnreadable' } },
    });
  });

  test('a prober that never reports is given up, and proves nothing', () => {
    const silent = pod({ ...GOOD, probe: running(3) });
    expect(progress(silent, at(74))).toMatchObject({ state: 'Waiting' });
    expect(progress(silent, at(75))).toMatchObject({
      state: 'Done',
      boot: { agent: { known: false } },
    });
  });

  test('a prober whose own image is not pulled is waited for until startTimeout', () => {
    const queued = pod({ ...GOOD, probe: waiting('ImagePullBackOff', 'x') });
    expect(progress(queued, at(599))).toMatchObject({ state: 'Waiting' });
    expect(progress(queued, at(600))).toMatchObject({
      state: 'Done',
      boot: { agent: { known: false } },
    });
  });

  test('runtime probes that outlive their limits time out, if the node was at work', () => {
    const hanging = pod({ ...GOOD, runtime: running() });
    const timedOut = { known: true, value: { exitCode: 137, reason: 'TimedOut', output: '' } };
    expect(progress(hanging, at(120))).toMatchObject({ state: 'Waiting' });
    expect(progress(hanging, at(121))).toMatchObject({
      boot: { platformProbes: [timedOut], declaredProbe: timedOut },
    });
    const unseen: { nodeReady?: boolean } & BootContext = bootContext(at(121));
    delete unseen.nodeReady;
    expect(bootProgress(recordPod(undefined, hanging), unseen)).toMatchObject({
      boot: { platformProbes: [{ known: false }], declaredProbe: { known: false } },
    });
  });

  test('a node whose clock is behind ends nothing early', () => {
    const behind = pod({ ...GOOD, probe: running(-3600) });
    expect(progress(behind)).toMatchObject({ state: 'Waiting' });
  });
});
