import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { REASONS, type InconclusiveReason } from '../../src/api/reasons.ts';
import { bootProgress } from '../build/boot-progress.ts';
import { candidateOutcome } from '../../src/boot/candidate-outcome.ts';
import { recordPod } from '../../src/boot/record-pod.ts';
import { bootContext } from '../build/boot-context.ts';
import { condition, GOOD, pod, second } from '../build/pod.ts';

const REASON = fc.constantFrom(
  '',
  'Error',
  'Completed',
  'OOMKilled',
  'StartError',
  'ErrImagePull',
  'ImagePullBackOff',
  'CreateContainerError',
  'CreateContainerConfigError',
  'RunContainerError',
  'ContainerStatusUnknown',
  'Unknown',
  'ContainerCreating',
  'constructor',
);
const text = fc.string({ unit: 'binary', maxLength: 60 });
const date = fc.oneof(fc.date(), fc.integer({ min: -10, max: 1000 }).map(second));
const state = fc.oneof(
  fc.constant({}),
  fc.record({ waiting: fc.record({ reason: REASON, message: text }) }),
  fc.record({ running: fc.record({ startedAt: date }) }),
  fc.record({
    terminated: fc.record({
      exitCode: fc.constantFrom(0, 1, 9, 10, 126, 127, 137, 255),
      reason: REASON,
      message: text,
      startedAt: date,
      finishedAt: date,
    }),
  }),
);
const container = fc.record({
  imageID: fc.constantFrom('', GOOD.candidate.imageID ?? '', 'x@sha256:1'),
  state,
  lastState: state,
});
const anyPod = fc
  .record({
    containers: fc.dictionary(
      fc.constantFrom('runtime', 'files', 'probe', 'candidate', 'other'),
      container,
    ),
    bare: fc.boolean(),
    reason: fc.constantFrom('', 'Evicted', 'DeadlineExceeded', 'NodeAffinity'),
    deleted: fc.option(date, { nil: undefined }),
    disrupted: fc.boolean(),
  })
  .map(({ containers, bare, reason, deleted, disrupted }) =>
    pod(containers, {
      bare,
      status: {
        ...(reason !== '' && { reason }),
        ...(disrupted && { conditions: [condition('DisruptionTarget', 'True')] }),
      },
      metadata: { ...(deleted !== undefined && { deletionTimestamp: deleted }) },
    }),
  );

describe('bootProgress', () => {
  test('never throws, always ends or wakes, and blames the infrastructure by its own reasons', () => {
    fc.assert(
      fc.property(
        fc.array(anyPod, { maxLength: 4 }),
        fc.integer({ min: 0, max: 4_000_000 }),
        (pods, after) => {
          const record = pods.reduce<ReturnType<typeof recordPod> | undefined>(
            recordPod,
            undefined,
          );
          const progress = bootProgress(record, bootContext({ now: second(0).getTime() + after }));
          if (progress.state === 'Waiting') {
            expect(progress.wakeAfterMilliseconds).toBeGreaterThan(0);
            expect(progress.wakeAfterMilliseconds).toBeLessThan(3_600_000);
          }
          if (progress.state === 'Fault') {
            expect(REASONS[progress.reason].side).toBe('Inconclusive');
            expect(progress.message).toMatch(/^[^\n]{1,256}$/);
          }
        },
      ),
    );
  });

  test('ends at last, whatever the pod shows', () => {
    fc.assert(
      fc.property(anyPod, (given) => {
        const context = bootContext({ now: second(36_000).getTime() });
        expect(bootProgress(recordPod(undefined, given), context).state).not.toBe('Waiting');
      }),
    );
  });
});

test('a text that no table knows never speaks against the image', () => {
  const failing = fc.constantFrom(
    'CreateContainerError',
    'CreateContainerConfigError',
    'RunContainerError',
    'StartError',
    'ErrImagePull',
    'NewReason',
  );
  fc.assert(
    fc.property(failing, fc.string({ unit: 'binary' }), fc.boolean(), (reason, message, ended) => {
      const terminated = { exitCode: 128, reason, message };
      const found = candidateOutcome(
        recordPod(
          undefined,
          pod({ candidate: { state: ended ? { terminated } : { waiting: { reason, message } } } }),
        ),
      );
      expect(found?.known ?? false).toBe(false);
    }),
  );
});

/** Reasons that a boot leads to; the tables of the other tests reach each of them. The rest of the side is the controller's. */
const OF_BOOT: readonly InconclusiveReason[] = [
  'ImageBroken',
  'ImagePullUnauthorized',
  'RegistryUnavailable',
  'PullTimedOut',
  'Unschedulable',
  'QuotaExceeded',
  'PodRejected',
  'Evicted',
  'NodeLost',
  'UserNamespacesUnsupported',
  'EvidenceUnreadable',
];
const OF_CONTROLLER = [
  'ContractDisabled',
  'InspectionIncomplete',
  'Pending',
  'PodSettingForbidden',
  'PullSecretMissing',
  'Validating',
];

test('every Inconclusive reason is the boot’s or the controller’s', () => {
  const all = Object.entries(REASONS).filter(([, { side }]) => side === 'Inconclusive');
  expect(all.map(([reason]) => reason).sort()).toEqual([...OF_BOOT, ...OF_CONTROLLER].sort());
});
