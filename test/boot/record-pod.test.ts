import { describe, expect, test } from '@jest/globals';
import type { V1Pod } from '@kubernetes/client-node';
import fc from 'fast-check';
import { recordPod } from '../../src/boot/record-pod.ts';
import { recordPodGone } from '../../src/boot/record-pod-gone.ts';
import {
  condition,
  CONDITIONS,
  DIGEST,
  GOOD,
  pod,
  running,
  second,
  terminated,
  waiting,
} from '../build/pod.ts';

function fold(...pods: V1Pod[]) {
  const [first = pod(), ...rest] = pods;
  return rest.reduce((record, next) => recordPod(record, next), recordPod(undefined, first));
}

const disrupted = (at: number, reason = 'EvictionByEvictionAPI') =>
  condition('DisruptionTarget', 'True', { reason, lastTransitionTime: second(at) });

describe('recordPod', () => {
  test('tells what one update shows', () => {
    expect(
      recordPod(
        undefined,
        pod({
          runtime: terminated(0, 'Completed', 'x'),
          candidate: running(2),
          probe: waiting('ContainerCreating'),
        }),
      ),
    ).toEqual({
      name: 'validate-0-abcde',
      uid: 'pod-1',
      nodeName: 'node1',
      scheduling: { state: 'Scheduled', at: '2026-11-21T10:00:00.000Z' },
      taken: true,
      prepared: true,
      containers: {
        runtime: {
          imageID: `registry.example/node@${DIGEST}`,
          startedAt: '2026-11-21T10:00:01.000Z',
          ended: {
            exitCode: 0,
            reason: 'Completed',
            message: 'x',
            startedAt: '2026-11-21T10:00:01.000Z',
            finishedAt: '2026-11-21T10:00:02.000Z',
          },
        },
        candidate: {
          imageID: `registry.example/node@${DIGEST}`,
          startedAt: '2026-11-21T10:00:02.000Z',
        },
        probe: { waiting: { reason: 'ContainerCreating', message: '' } },
      },
    });
  });

  test('keeps the first end of a container when a later update overwrites it', () => {
    const record = fold(
      pod({ candidate: terminated(1, 'Error', 'why it ended') }),
      pod({
        candidate: terminated(
          137,
          'ContainerStatusUnknown',
          'Error on reading termination message from logs',
        ),
      }),
    );
    expect(record.containers['candidate']?.ended).toMatchObject({
      exitCode: 1,
      message: 'why it ended',
    });
  });

  test('reads the last state where the state was made up', () => {
    const lastState = terminated(1, 'Error', 'why').state ?? {};
    const record = fold(
      pod({ candidate: { ...terminated(137, 'ContainerStatusUnknown'), lastState } }),
    );
    expect(record.containers['candidate']?.ended).toMatchObject({ exitCode: 1, message: 'why' });
  });

  test('loses nothing while the statuses are gone, as they are for seconds after a kubelet restart', () => {
    const record = fold(pod(GOOD), pod({}, { status: { conditions: CONDITIONS } }));
    expect(record.containers).toEqual(recordPod(undefined, pod(GOOD)).containers);
    expect(record.taken).toBe(true);
  });

  test('keeps the image id when an eviction empties it', () => {
    const record = fold(
      pod({ candidate: running() }),
      pod(
        { candidate: { ...terminated(137, 'Error'), imageID: '' } },
        { status: { reason: 'Evicted', message: 'low' } },
      ),
    );
    expect(record.containers['candidate']).toEqual({
      imageID: `registry.example/node@${DIGEST}`,
      startedAt: '2026-11-21T10:00:01.000Z',
    });
  });

  test.each([
    { of: 'never looked at', conditions: [], want: { state: 'Unseen' } },
    {
      of: 'refused',
      conditions: [
        condition('PodScheduled', 'False', { reason: 'Unschedulable', message: '0/1 nodes' }),
      ],
      want: { state: 'Refused', reason: 'Unschedulable', message: '0/1 nodes' },
    },
  ])('a pod that the scheduler has $of', ({ conditions, want }) => {
    const record = recordPod(undefined, pod({}, { bare: true, status: { conditions } }));
    expect(record).toMatchObject({ scheduling: want, taken: false, prepared: false });
  });
});

describe('recordPod of a pod that is taken away', () => {
  test.each([
    {
      of: 'deleted',
      update: { metadata: { deletionTimestamp: second(6), deletionGracePeriodSeconds: 1 } },
      want: { by: 'Deleted', reason: '', message: '', at: '2026-11-21T10:00:05.000Z' },
    },
    {
      of: 'disrupted',
      update: { status: { conditions: [...CONDITIONS, disrupted(5)] } },
      want: {
        by: 'Disrupted',
        reason: 'EvictionByEvictionAPI',
        message: '',
        at: '2026-11-21T10:00:05.000Z',
      },
    },
    {
      of: 'past its deadline',
      update: {
        spec: { activeDeadlineSeconds: 5 },
        status: { startTime: second(0), reason: 'DeadlineExceeded', message: 'm' },
      },
      want: {
        by: 'Failed',
        reason: 'DeadlineExceeded',
        message: 'm',
        at: '2026-11-21T10:00:05.000Z',
      },
    },
  ])('$of: an end counts if it lies before', ({ update, want }) => {
    const containers = {
      probe: terminated(0, 'Completed', 'before', { to: 4 }),
      candidate: terminated(137, 'Error', 'after', { to: 5 }),
    };
    const record = recordPod(undefined, pod(containers, update));
    expect(record.frozen).toEqual(want);
    expect(record.containers['probe']?.ended?.message).toBe('before');
    expect(record.containers['candidate']?.ended).toBeUndefined();
    expect(record.containers['candidate']?.startedAt).toBe('2026-11-21T10:00:01.000Z');
  });

  test('evicted: nothing that comes with it counts', () => {
    const late = pod(
      { ...GOOD, candidate: terminated(137, 'Error', '', { to: 1 }) },
      { status: { phase: 'Failed', reason: 'Evicted', message: 'low' } },
    );
    expect(recordPod(undefined, late).containers).toEqual({});
  });

  test('a frozen record never changes', () => {
    const frozen = recordPod(undefined, pod({}, { metadata: { deletionTimestamp: second(1) } }));
    expect(recordPod(frozen, pod(GOOD))).toBe(frozen);
    expect(recordPodGone(frozen)).toBe(frozen);
  });

  test('a second pod of the Job proves nothing: the first is gone', () => {
    const first = recordPod(undefined, pod({ candidate: running() }));
    const record = recordPod(first, pod(GOOD, { metadata: { uid: 'pod-2' } }));
    expect(record).toEqual({ ...first, frozen: { by: 'Deleted', reason: '', message: '' } });
  });
});

const state = fc.oneof(
  fc.constant({}),
  fc.record({ waiting: fc.record({ reason: fc.string(), message: fc.string() }) }),
  fc.record({ running: fc.record({ startedAt: fc.date() }, { requiredKeys: [] }) }),
  fc.record({
    terminated: fc.record(
      {
        exitCode: fc.integer(),
        reason: fc.string(),
        message: fc.string(),
        startedAt: fc.date(),
        finishedAt: fc.date(),
      },
      { requiredKeys: ['exitCode'] },
    ),
  }),
);
const arbitraryPod = fc
  .dictionary(
    fc.constantFrom('runtime', 'files', 'probe', 'candidate', 'istio'),
    fc.record({ imageID: fc.string(), state, lastState: state }),
  )
  .map((containers) => pod(containers));

test('recordPod never loses or changes the first end of a container', () => {
  fc.assert(
    fc.property(fc.array(arbitraryPod, { minLength: 1, maxLength: 6 }), (pods) => {
      const [first = pod(), ...rest] = pods;
      let record = recordPod(undefined, first);
      for (const next of rest) {
        const before = record;
        record = recordPod(before, next);
        for (const [name, container] of Object.entries(before.containers)) {
          const now = record.containers[name];
          if (container.ended !== undefined) expect(now?.ended).toEqual(container.ended);
          if (container.imageID !== undefined) expect(now?.imageID).toBe(container.imageID);
        }
      }
    }),
  );
});
