import { describe, expect, test } from '@jest/globals';
import type { V1Pod } from '@kubernetes/client-node';
import { bootProgress } from '../build/boot-progress.ts';
import type { BootContext } from '../../src/boot/boot-types.ts';
import { recordPod } from '../../src/boot/record-pod.ts';
import { recordPodGone } from '../../src/boot/record-pod-gone.ts';
import { bootContext } from '../build/boot-context.ts';
import {
  BEGIN,
  condition,
  CONDITIONS,
  GOOD,
  pod,
  running,
  second,
  terminated,
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

describe('bootProgress: a pod that is taken away', () => {
  const open = { ...GOOD, probe: running() };
  const conditions = (reason: string) => [
    ...CONDITIONS,
    condition('DisruptionTarget', 'True', { reason, lastTransitionTime: second(3) }),
  ];

  test.each([
    {
      of: 'deleted',
      more: { metadata: { deletionTimestamp: second(4), deletionGracePeriodSeconds: 1 } },
      want: 'Evicted',
    },
    {
      of: 'evicted by the API',
      more: { status: { conditions: conditions('EvictionByEvictionAPI') } },
      want: 'Evicted',
    },
    {
      of: 'tainted away',
      more: { status: { conditions: conditions('DeletionByTaintManager') } },
      want: 'Evicted',
    },
    {
      of: 'preempted',
      more: { status: { conditions: conditions('PreemptionByScheduler') } },
      want: 'Evicted',
    },
    {
      of: 'of a node that was deleted',
      more: { status: { conditions: conditions('DeletionByPodGC') } },
      want: 'NodeLost',
    },
    {
      of: 'evicted for the node',
      more: {
        status: {
          phase: 'Failed',
          reason: 'Evicted',
          message: 'The node was low on resource: memory. ',
        },
      },
      want: 'Evicted',
    },
    {
      of: 'refused by a node with a full disk',
      more: {
        status: {
          phase: 'Failed',
          reason: 'Evicted',
          message: 'Pod was rejected: The node had condition: [DiskPressure]. ',
        },
      },
      want: 'Evicted',
    },
    {
      of: 'refused by a full node',
      more: {
        status: {
          phase: 'Failed',
          reason: 'OutOfmemory',
          message: 'Pod was rejected: Node didn’t have enough resource: memory',
        },
      },
      want: 'Unschedulable',
    },
  ])('$of is $want', ({ more, want }) => {
    const before = recordPod(undefined, pod(open));
    const { frozen, ...rest } = recordPod(
      before,
      pod(
        {},
        { ...more, status: { startTime: second(0), conditions: CONDITIONS, ...more.status } },
      ),
    );
    expect(bootProgress({ ...rest, ...(frozen && { frozen }) }, bootContext(at(10)))).toMatchObject(
      fault(want),
    );
  });

  test('counts if its evidence was complete before', () => {
    const record = recordPodGone(recordPod(undefined, pod()));
    expect(bootProgress(record, bootContext())).toMatchObject({ state: 'Done' });
  });

  test('gone before anything was seen', () => {
    const record = recordPodGone(recordPod(undefined, pod({}, { bare: true })));
    expect(bootProgress(record, bootContext())).toMatchObject(fault('Evicted'));
  });

  test('evicted for what the image wrote: its evidence stands, the rest is unknown', () => {
    const before = recordPod(undefined, pod(open));
    const message =
      'Pod ephemeral local storage usage exceeds the total limit of containers 100Mi. ';
    const record = recordPod(
      before,
      pod({}, { status: { phase: 'Failed', reason: 'Evicted', message } }),
    );
    expect(bootProgress(record, bootContext())).toMatchObject({
      state: 'Done',
      boot: {
        candidate: { value: { state: 'Ended', reason: 'Evicted' } },
        agent: { known: false },
        platformProbes: [ok('v24.21.0')],
      },
    });
  });

  test("the pod's own deadline keeps what ended before it, for a controller that was down", () => {
    const candidate = terminated(137, 'Error', '', { to: 960 });
    const status = {
      phase: 'Failed',
      reason: 'DeadlineExceeded',
      message: 'm',
      startTime: second(0),
      conditions: CONDITIONS,
    };
    expect(progress(pod({ ...GOOD, candidate }, { status }), at(3000))).toMatchObject({
      state: 'Done',
      boot: { candidate: { value: { state: 'Running' } } },
    });
    const runtime = terminated(137, 'Error', '', { to: 960 });
    expect(progress(pod({ ...GOOD, candidate, runtime }, { status }), at(3000))).toMatchObject({
      boot: { platformProbes: [{ value: { reason: 'TimedOut' } }] },
    });
  });

  test("the pod's own deadline soon after the start leaves no evidence", () => {
    const candidate = terminated(137, 'Error', '', { from: 950, to: 960 });
    const runtime = terminated(137, 'Error', '', { from: 949, to: 960 });
    const status = {
      phase: 'Failed',
      reason: 'DeadlineExceeded',
      message: 'm',
      startTime: second(0),
      conditions: CONDITIONS,
    };
    expect(
      progress(pod({ candidate, runtime }, { status }), {
        ...at(3000),
        startedAt: BEGIN,
        startTimeoutSeconds: 3600,
      }),
    ).toMatchObject(fault('EvidenceUnreadable'));
  });
});
