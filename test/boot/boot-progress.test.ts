import { describe, expect, test } from '@jest/globals';
import type { V1Pod } from '@kubernetes/client-node';
import { bootProgress } from '../build/boot-progress.ts';
import type { BootContext } from '../../src/boot/boot-types.ts';
import { recordPod } from '../../src/boot/record-pod.ts';
import { bootContext } from '../build/boot-context.ts';
import {
  BEGIN,
  condition,
  CONDITIONS,
  DIGEST,
  GOOD,
  pod,
  running,
  second,
  waiting,
} from '../build/pod.ts';

function progress(given: V1Pod, more: Partial<BootContext> = {}) {
  return bootProgress(recordPod(undefined, given), bootContext(more));
}

const at = (seconds: number) => ({ now: BEGIN + seconds * 1000 });
const ok = (output: string) => ({
  known: true,
  value: { exitCode: 0, reason: 'Completed', output },
});
const fault = (reason: string) => ({ state: 'Fault', reason });

describe('bootProgress: a good image', () => {
  test('is done once probe, runtime and files have ended', () => {
    expect(progress(pod())).toEqual({
      state: 'Done',
      digest: DIGEST,
      boot: {
        candidate: { known: true, value: { state: 'Running' } },
        agent: {
          known: true,
          value: {
            answered: true,
            afterMilliseconds: 300,
            info: {
              language: 'node',
              agentContract: '1',
              runtimeProbe: 'node --version',
              runtimeProbeOK: true,
              runtimeProbeOutput: 'v24.21.0',
            },
          },
        },
        platformProbes: [ok('v24.21.0')],
        declaredProbe: ok('v24.21.0'),
        limits: { memory: '512Mi', timeoutSeconds: 60 },
      },
      files: {
        known: true,
        value: { '/usr/local/bin/vibed-agent': { known: true, value: { state: 'Missing' } } },
      },
      summary: { imagePull: '1.0s', agentAnswered: '0.3s', total: '3.0s' },
    });
  });

  test.each([
    { of: 'the probe', containers: { ...GOOD, probe: running() }, wake: 70_000 },
    { of: 'the runtime probes', containers: { ...GOOD, runtime: running() }, wake: 118_000 },
    { of: 'the files', containers: { ...GOOD, files: running() }, wake: 58_000 },
  ])('waits for $of', ({ containers, wake }) => {
    expect(progress(pod(containers))).toEqual({
      state: 'Waiting',
      stage: 'Running',
      wakeAfterMilliseconds: wake,
    });
  });

  test('needs no files container', () => {
    const { runtime, probe, candidate } = GOOD;
    expect(progress(pod({ runtime, probe, candidate }), { imageVolume: false })).toMatchObject({
      state: 'Done',
      files: { known: false, reason: 'EvidenceUnreadable' },
    });
  });

  test('loses its files to a node that cannot mount the image, and nothing else', () => {
    const files = waiting('CreateContainerError', 'failed to mount image volume');
    expect(progress(pod({ ...GOOD, files }))).toMatchObject({
      state: 'Done',
      files: { known: false },
    });
  });
});

describe('bootProgress: the ladder, at the end of startTimeout', () => {
  const unscheduled = (reason: string, message: string) =>
    pod(
      {},
      {
        bare: true,
        spec: { nodeName: '' },
        status: { conditions: [condition('PodScheduled', 'False', { reason, message })] },
      },
    );
  const scheduled = (conditions = CONDITIONS.slice(0, 1)) =>
    pod({}, { bare: true, status: { conditions } });

  test.each([
    { of: 'Job not seen', given: undefined, context: { jobTaken: false }, want: 'Unschedulable' },
    { of: 'no pod', given: undefined, context: {}, want: 'PodRejected' },
    { of: 'scheduler down', given: pod({}, { bare: true }), context: {}, want: 'Unschedulable' },
    {
      of: 'unschedulable',
      given: unscheduled(
        'Unschedulable',
        '0/1 nodes are available: 1 Insufficient memory. preemption: 0/1',
      ),
      context: {},
      want: 'Unschedulable',
    },
    { of: 'gated', given: unscheduled('SchedulingGated', ''), context: {}, want: 'Unschedulable' },
    { of: 'kubelet down', given: scheduled(), context: {}, want: 'NodeLost' },
    {
      of: 'sandbox, network or volumes',
      given: pod(
        { candidate: waiting('ContainerCreating') },
        {
          status: {
            startTime: second(0),
            conditions: [
              ...CONDITIONS.slice(0, 1),
              condition('PodReadyToStartContainers', 'False'),
            ],
          },
        },
      ),
      context: {},
      want: 'Unschedulable',
    },
    {
      of: 'pulling or queued',
      given: pod({ candidate: waiting('ContainerCreating') }),
      context: {},
      want: 'PullTimedOut',
    },
    {
      of: 'a start that keeps failing',
      given: pod({ candidate: waiting('CreateContainerError', 'context deadline exceeded') }),
      context: {},
      want: 'EvidenceUnreadable',
    },
  ])('$of is $want', ({ given, context, want }) => {
    const record = given === undefined ? undefined : recordPod(undefined, given);
    expect(bootProgress(record, bootContext({ ...at(599), ...context }))).toMatchObject({
      state: 'Waiting',
      wakeAfterMilliseconds: 1000,
    });
    expect(bootProgress(record, bootContext({ ...at(600), ...context }))).toMatchObject(
      fault(want),
    );
  });

  const unprepared = pod(
    {},
    { status: { startTime: second(0), conditions: CONDITIONS.slice(0, 1) } },
  );
  const controllerManager = "the cluster's controller manager to take its Job";
  test.each([
    { given: undefined, context: { jobTaken: false }, waitsFor: controllerManager },
    { given: undefined, context: {}, waitsFor: 'the pod of its Job' },
    {
      given: pod({}, { bare: true }),
      context: {},
      waitsFor: "the cluster's scheduler to find a node",
    },
    { given: scheduled(), context: {}, waitsFor: 'the node to take its pod' },
    {
      given: unprepared,
      context: {},
      waitsFor: "the node to prepare the pod's sandbox, network and volumes",
    },
    {
      given: pod({ candidate: waiting('ContainerCreating') }),
      context: {},
      waitsFor: 'the node to pull the image',
    },
    {
      given: pod({ candidate: waiting('CreateContainerError', 'context deadline exceeded') }),
      context: {},
      waitsFor: "the node to start the image's container",
    },
  ])('after 30 seconds says that it waits for $waitsFor', ({ given, context, waitsFor }) => {
    const record = given === undefined ? undefined : recordPod(undefined, given);
    const seen = (seconds: number) =>
      bootProgress(record, bootContext({ ...at(seconds), ...context }));
    expect(seen(29)).toMatchObject({ state: 'Waiting', wakeAfterMilliseconds: 1000 });
    expect(seen(29)).not.toHaveProperty('trouble');
    expect(seen(30)).toMatchObject({
      state: 'Waiting',
      trouble: {
        reason: 'Validating',
        message: `The image is being validated; the validation waits for ${waitsFor}`,
      },
    });
  });

  test('the message of an unschedulable pod has no counts: they change while nothing else does', () => {
    const message =
      '0/3 nodes are available: 1 Insufficient memory, 2 node(s) had untolerated taint {x: y}. preemption: 0/3 nodes are available.';
    expect(progress(unscheduled('Unschedulable', message), at(1))).toMatchObject({
      state: 'Waiting',
      stage: 'Scheduling',
      trouble: {
        reason: 'Unschedulable',
        message:
          'No node can run the validation pod: Insufficient memory, node(s) had untolerated taint {x: y}',
      },
    });
  });

  test('a node without user namespaces is told at once', () => {
    const warning = {
      reason: 'FailedCreatePodSandBox',
      message: `can't set spec.hostUsers: false, RuntimeClass handler "x" does not support user namespaces`,
    };
    const given = pod({}, { status: { startTime: second(0), conditions: CONDITIONS.slice(0, 1) } });
    expect(progress(given, { warning })).toMatchObject(fault('UserNamespacesUnsupported'));
  });

  test.each([
    { after: 3, wake: 2, because: 'the Events are asked five seconds after the Job was created' },
    { after: 5, wake: 5, because: 'each wait is as long as all before it' },
    { after: 590, wake: 10, because: 'no look comes after startTimeout' },
  ])('a pod that is not prepared: $because', ({ after, wake }) => {
    const given = pod({}, { status: { startTime: second(0), conditions: CONDITIONS.slice(0, 1) } });
    expect(progress(given, at(after))).toMatchObject({ wakeAfterMilliseconds: wake * 1000 });
  });

  test('a node that is not Ready ends it', () => {
    expect(
      progress(pod({ candidate: waiting('ContainerCreating') }), { nodeReady: false }),
    ).toMatchObject(fault('NodeLost'));
    expect(progress(pod({ ...GOOD, probe: running() }), { nodeReady: false })).toMatchObject(
      fault('NodeLost'),
    );
    expect(progress(pod(), { nodeReady: false })).toMatchObject({ state: 'Done' });
  });
});
