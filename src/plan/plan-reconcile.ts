import type { V1Job } from '@kubernetes/client-node';
import { contractOf } from '../contract/contract-of.ts';
import type { Resolution } from '../evidence/image-evidence.ts';
import type { BootProgress } from '../boot/boot-types.ts';
import type { BootView } from './boot-view.ts';
import { adoptedJudgement } from './adopted-judgement.ts';
import { concludeBoot } from './conclude-boot.ts';
import { evaluateImage, evidenceOf } from './evaluate-image.ts';
import type { ConcludedStatus } from './is-concluded.ts';
import { jobsToRemove } from './jobs-to-remove.ts';
import { knownResolution } from './known-resolution.ts';
import type { Observation } from './observation.ts';
import { openQuestion } from './open-question.ts';
import { openProgress } from './open-progress.ts';
import type { Plan } from './plan.ts';
import type { Progress } from './progress.ts';
import { recordOfAttempt } from './record-of-attempt.ts';
import type { BootTarget, Stage } from './stage.ts';
import { wakeTime } from './wake-time.ts';

const VALIDATING = { reason: 'Validating', message: 'The image is being validated' } as const;
const PENDING = { reason: 'Pending', message: 'The validation has not started yet' } as const;

/** The attempt of stage Boot, its Job's name, and what is there of it. */
export interface Attempted {
  readonly target: BootTarget;
  readonly jobName: string;
  /** The Job as it is to be. */
  readonly planned: V1Job;
  readonly view: BootView;
}

/**
 * Decides what one reconcile does. Pure: everything it looks at is in the arguments.
 *
 * @param attempted given in stage Boot, and only then
 */
export function planReconcile(
  observation: Observation,
  stage: Stage,
  attempted: Attempted | undefined,
): Plan {
  const step = stepOf(observation, stage, attempted);
  const wakeAt = wakeTime(observation, step.wakeAt);
  return {
    ...(step.create !== undefined && { create: step.create }),
    ...(step.join !== undefined && { join: step.join }),
    progress: step.progress,
    remove: jobsToRemove(observation, attempted?.jobName),
    ...(wakeAt !== undefined && { wakeAt }),
  };
}

type Step = Omit<Plan, 'remove'>;

function stepOf(observation: Observation, stage: Stage, attempted: Attempted | undefined): Step {
  switch (stage.stage) {
    case 'Idle':
      return { progress: { kind: 'Idle', reason: stage.reason } };
    case 'Settled':
      return { progress: { kind: 'Standing' } };
    case 'Adopt':
      return { progress: adopted(stage.from) };
    case 'Static':
      return { progress: judgedByRegistry(observation) };
    case 'Blocked':
      return { progress: openProgress(observation, stage) };
    case 'Backoff':
      return { progress: openProgress(observation, PENDING), wakeAt: stage.until };
    case 'Boot':
      return attempted === undefined
        ? { progress: openProgress(observation, PENDING) }
        : bootStep(observation, attempted);
  }
}

function adopted(from: ConcludedStatus): Progress {
  return { kind: 'Judged', judgement: adoptedJudgement(from) };
}

function judgedByRegistry(observation: Observation): Progress {
  const { template, keys, registry, now, platforms, terms } = observation;
  const resolution = knownResolution(template, registry?.inspection.resolution);
  const unknown = { known: false, reason: 'Pending', message: 'It was not booted' } as const;
  const part = { platform: platforms[0], boot: unknown };
  const evaluation = evaluateImage(observation, resolution, part);
  const open = openQuestion(observation, evaluation);
  if (open !== undefined) return openProgress(observation, open);
  const at = new Date(now).toISOString();
  const key = keys.digest ?? keys.reference;
  const record = { key, attempt: 1, startedAt: at, finishedAt: at };
  const evidence = evidenceOf(observation, resolution, part.platform, part);
  const told = contractOf(terms.type).told(evidence);
  const judgement = { evaluation, digest: digestOf(resolution), record, ...told };
  return { kind: 'Judged', judgement };
}

function digestOf(resolution: Resolution): string {
  return resolution.outcome === 'Resolved' ? resolution.digest : '';
}

function bootStep(observation: Observation, { target, view }: Attempted): Step {
  const { platform } = target;
  const record = recordOfAttempt(observation, target);
  switch (view.state) {
    case 'Absent':
      return {
        create: target,
        progress: openProgress(observation, { ...VALIDATING, platform }, record),
      };
    case 'Lost': {
      const { reason, message } = view;
      const fault = { state: 'Fault', reason, message } as const;
      return { progress: concludeBoot(observation, target, record, fault) };
    }
    case 'Seen': {
      const { job, podUID } = view;
      const seen = { ...record, job: job.name, jobUID: job.uid, ...(podUID && { podUID }) };
      const join = view.owned ? {} : { join: job };
      const step = { ...join, ...progressStep(observation, target, seen, view.progress) };
      return step;
    }
  }
}

function progressStep(
  observation: Observation,
  target: BootTarget,
  record: ReturnType<typeof recordOfAttempt>,
  progress: BootProgress | undefined,
): Step {
  const { platform } = target;
  // The UIDs are written first; the write itself brings the next look.
  if (progress === undefined)
    return {
      progress: openProgress(observation, { ...VALIDATING, platform }, record),
      wakeAt: observation.now + 1000,
    };
  if (progress.state === 'Waiting') {
    const news = { ...(progress.trouble ?? VALIDATING), platform };
    return {
      progress: openProgress(observation, news, record),
      wakeAt: observation.now + progress.wakeAfterMilliseconds,
    };
  }
  return { progress: concludeBoot(observation, target, record, progress) };
}
