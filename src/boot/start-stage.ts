import type { InconclusiveReason } from '../api/reasons.ts';
import type { BootContext, BootStage } from './boot-types.ts';
import type { ContainerRecord, PodRecord } from './pod-record.ts';
import { cleanText } from '../evidence/clean-text.ts';

/** Where a pod stands whose candidate did not start, and what it means if it stays there. */
export interface StartStage {
  readonly stage: BootStage;
  readonly reason: InconclusiveReason;
  readonly message: string;
  /** What the pod waits for as long as it stays there, in words that follow "waits for". */
  readonly waitsFor: string;
}

/** The scheduler's causes without its counts of nodes, which change from one look to the next. */
function causes(message: string): string {
  const [, list = ''] = /^\d+\/\d+ nodes are available: (.*?)(?:\. |\.?$)/.exec(message) ?? [];
  const each = list.split(', ').map((cause) => cause.replace(/^\d+ /, '').replace(/\.$/, ''));
  return list === ''
    ? cleanText(message, 120)
    : cleanText([...new Set(each)].sort().join(', '), 120);
}

function unscheduled(record: PodRecord): StartStage {
  const { scheduling } = record;
  const stage = {
    stage: 'Scheduling',
    reason: 'Unschedulable',
    waitsFor: "the cluster's scheduler to find a node",
  } as const;
  if (scheduling.state !== 'Refused')
    return { ...stage, message: "The cluster's scheduler did not look at the validation pod" };
  if (scheduling.reason === 'SchedulingGated')
    return { ...stage, message: 'The validation pod is held by a scheduling gate' };
  return { ...stage, message: `No node can run the validation pod: ${causes(scheduling.message)}` };
}

function creating(jobTaken: boolean): StartStage {
  return jobTaken
    ? {
        stage: 'Creating',
        reason: 'PodRejected',
        message: "The validation Job could not create its pod; see the Job's events",
        waitsFor: 'the pod of its Job',
      }
    : {
        stage: 'Creating',
        reason: 'Unschedulable',
        message: "The cluster's controller manager did not take the validation Job",
        waitsFor: "the cluster's controller manager to take its Job",
      };
}

/**
 * The ladder: where the pod stopped tells whose turn it is. Nothing on it is the image's fault; slow is never the image's fault.
 *
 * @param prepares the operator's container that goes before the image's, where there is one
 */
export function startStage(
  record: PodRecord | undefined,
  { jobTaken, warning }: Pick<BootContext, 'jobTaken' | 'warning'>,
  prepares = 'candidate',
): StartStage {
  if (record === undefined) return creating(jobTaken);
  if (record.scheduling.state !== 'Scheduled') return unscheduled(record);
  if (!record.taken)
    return {
      stage: 'Preparing',
      reason: 'NodeLost',
      message: 'The node did not take the validation pod that was scheduled to it',
      waitsFor: 'the node to take its pod',
    };
  if (!record.prepared) return preparing(warning?.message ?? '');
  const waiting = [prepares, 'candidate']
    .map((name) => record.containers[name]?.waiting)
    .find((each) => each !== undefined && /^(?:Create|Run)Container/.test(each.reason));
  if (waiting !== undefined)
    return {
      stage: 'Preparing',
      reason: 'EvidenceUnreadable',
      message: `The node could not start the image's container (${cleanText(waiting.reason, 64)})`,
      waitsFor: "the node to start the image's container",
    };
  if (prepares !== 'candidate' && isAtWork(record.containers[prepares]))
    return {
      stage: 'Preparing',
      reason: 'EvidenceUnreadable',
      message:
        "The operator's container did not prepare the boot in time; raise spec.validation.startTimeout",
      waitsFor: "the operator's container to prepare the boot",
    };
  return {
    stage: 'Pulling',
    reason: 'PullTimedOut',
    message: 'The node did not pull the image in time; raise spec.validation.startTimeout',
    waitsFor: 'the node to pull the image',
  };
}

function isAtWork(container: ContainerRecord | undefined): boolean {
  return container?.startedAt !== undefined && container.ended === undefined;
}

function preparing(warning: string): StartStage {
  const waitsFor = "the node to prepare the pod's sandbox, network and volumes";
  if (/user namespaces?/i.test(warning))
    return {
      stage: 'Preparing',
      reason: 'UserNamespacesUnsupported',
      waitsFor,
      message:
        'The node cannot run the validation pod in a user namespace; set spec.validation.pod.hostUsers to true',
    };
  return {
    stage: 'Preparing',
    reason: 'Unschedulable',
    waitsFor,
    message:
      "The node could not prepare the validation pod's sandbox, network or volumes; see the pod's events",
  };
}
