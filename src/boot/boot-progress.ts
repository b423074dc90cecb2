import type { InconclusiveReason } from '../api/reasons.ts';
import type { BootReading, BootView } from './boot-reading.ts';
import type { BootContext, BootProgress } from './boot-types.ts';
import type { PodRecord } from './pod-record.ts';
import { bootClock } from './boot-clock.ts';
import { bootSummary } from './boot-summary.ts';
import { bootedDigest } from './booted-digest.ts';
import { candidateOutcome } from './candidate-outcome.ts';
import { eventLook } from './event-look.ts';
import { freezeFault } from './freeze-fault.ts';
import { imageFault } from './image-fault.ts';
import { imagePullFault } from './image-pull-fault.ts';
import { preparationFault } from './preparation-fault.ts';
import { startStage } from './start-stage.ts';

/** How long a registry that does not answer the node may hold up a validation: the kubelet has tried about four times by then. */
const PULL_PATIENCE_MILLISECONDS = 120_000;
/** Most images have started by then; who waits longer is told what for. */
const SILENCE_MILLISECONDS = 30_000;
const LEAST_WAKE_MILLISECONDS = 250;

const NODE_LOST: BootProgress = {
  state: 'Fault',
  reason: 'NodeLost',
  message: 'The node of the validation pod stopped reporting; the validation is tried again',
};

function wakeAfter(at: number, now: number): number {
  return Math.max(LEAST_WAKE_MILLISECONDS, at - now);
}

/** The image's container has neither started nor finally failed to. */
function starting(
  record: PodRecord | undefined,
  context: BootContext,
  reading: BootReading<unknown, unknown>,
): BootProgress {
  const { now, startedAt, nodeReady } = context;
  const pull = record === undefined ? undefined : imagePullFault(record, reading, context.image);
  const lasting = pull === undefined ? undefined : imageFault(pull, context);
  if (lasting !== undefined) return lasting;
  if (record?.frozen !== undefined) return { state: 'Fault', ...freezeFault(record.frozen) };
  if (record?.scheduling.state === 'Scheduled' && nodeReady === false) return NODE_LOST;
  const unprepared = preparationFault(record, reading);
  if (unprepared !== undefined) return unprepared;
  const { stage, waitsFor, ...onLadder } = startStage(record, context, reading.prepares);
  const { reason, message } = pull?.fault === 'Inconclusive' ? pull : onLadder;
  const limit = context.startTimeoutSeconds * 1000;
  const patience = pull === undefined ? limit : Math.min(limit, PULL_PATIENCE_MILLISECONDS);
  if (now - startedAt >= patience || reason === 'UserNamespacesUnsupported')
    return { state: 'Fault', reason, message };
  const standing = pull !== undefined || record?.scheduling.state === 'Refused';
  const silentUntil = startedAt + SILENCE_MILLISECONDS;
  const trouble = standing ? { reason, message } : now >= silentUntil && slow(waitsFor);
  const looks = [startedAt + patience, eventLook(record, context)?.nextAt ?? Infinity];
  if (now < silentUntil) looks.push(silentUntil);
  return {
    state: 'Waiting',
    stage,
    ...(trouble && { trouble }),
    wakeAfterMilliseconds: wakeAfter(Math.min(...looks), now),
  };
}

function slow(waitsFor: string): { reason: InconclusiveReason; message: string } {
  return {
    reason: 'Validating',
    message: `The image is being validated; the validation waits for ${waitsFor}`,
  };
}

/** The image's container has started, or finally failed to: the evidence is there once the contract says so. */
function running(view: BootView, reading: BootReading<unknown, unknown>): BootProgress {
  const { record, context } = view;
  const part = reading.read(view);
  if (part.settled) {
    const booted = bootedDigest(record, context, reading.imageContainers);
    if (!booted.known)
      return { state: 'Fault', reason: 'EvidenceUnreadable', message: booted.message };
    const { boot, files, answeredAfter } = part.value;
    const summary = bootSummary(
      record,
      { answered: answeredAfter, prepares: reading.prepares },
      context,
    );
    return { state: 'Done', digest: booted.digest, boot, files, summary };
  }
  if (record.frozen !== undefined) return { state: 'Fault', ...freezeFault(record.frozen) };
  if (context.nodeReady === false) return NODE_LOST;
  return {
    state: 'Waiting',
    stage: 'Running',
    wakeAfterMilliseconds: wakeAfter(part.at, context.now),
  };
}

/**
 * Where a validation stands, from all that was seen of its pod (see record-pod.ts) and the controller's own clocks. The pod is judged and
 * not the Job: a Job fails in the same words for a wrong image and for a pod that was taken away. What speaks against the image comes out
 * as evidence for the checks; everything else is a fault that proves nothing. docs/validation-pod.md has the tables.
 *
 * @param reading how the contract reads its pod
 */
export function bootProgress(
  record: PodRecord | undefined,
  context: BootContext,
  reading: BootReading<unknown, unknown>,
): BootProgress {
  const candidate = record === undefined ? undefined : candidateOutcome(record);
  if (record === undefined || candidate === undefined) return starting(record, context, reading);
  return running({ record, candidate, context, clock: bootClock(record, context) }, reading);
}
