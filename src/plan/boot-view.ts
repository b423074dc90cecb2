import type { V1Job, V1Pod, V1PodSpec } from '@kubernetes/client-node';
import { LABELS } from '../api/labels.ts';
import type { InconclusiveReason } from '../api/reasons.ts';
import type { BootProgress } from '../boot/boot-types.ts';
import { differsFromPlan } from '../job/differs-from-plan.ts';
import type { OwnedJob } from './observation.ts';
import type { PodRecord } from '../boot/pod-record.ts';
import type { ValidationRecord } from './validation-record.ts';

/** What the cluster holds of one attempt. */
export interface BootSighting {
  /** What the status recorded of this attempt; undefined where it recorded nothing yet. */
  readonly record: ValidationRecord | undefined;
  /** UID of the Job that a sibling recorded of this attempt. */
  readonly siblingJobUID?: string | undefined;
  readonly templateUID: string;
  /** The Job as it is planned; one that nobody recorded yet must be like it. */
  readonly planned: V1Job;
  /** The Job of that name. */
  readonly job: V1Job | undefined;
  /** Pods of that Job name. */
  readonly pods: readonly V1Pod[];
  /** All that was seen of a pod, by its UID. */
  readonly podRecord: (uid: string) => PodRecord | undefined;
  /** What a record, or its absence, means. */
  readonly judgeBoot: (record: PodRecord | undefined) => BootProgress;
}

/** What one attempt's Job and pod show. */
export type BootView =
  | { readonly state: 'Absent' }
  /** The attempt can prove nothing any more. */
  | { readonly state: 'Lost'; readonly reason: InconclusiveReason; readonly message: string }
  | {
      readonly state: 'Seen';
      readonly job: OwnedJob;
      /** Whether the template is among the Job's owners. */
      readonly owned: boolean;
      readonly podUID?: string;
      /** Absent while the UIDs are not in the status: evidence counts only from a Job and a pod that were recorded before. */
      readonly progress?: BootProgress;
    };

/**
 * Looks at one attempt with distrust. Anybody who may create Jobs or pods in the namespace could forge evidence, so it counts only from the
 * Job UID and the first pod UID in the status. A Job gets there only when it is what was planned, a pod only when it is what its Job says: the
 * plan may change while the Job runs (nodes come and go), the Job's template cannot.
 */
export function bootView(sighting: BootSighting): BootView {
  const { record, planned, job, templateUID } = sighting;
  const recorded = record?.jobUID ?? sighting.siblingJobUID;
  if (job === undefined) {
    if (recorded === undefined) return { state: 'Absent' };
    return lost('Evicted', 'The validation Job was deleted before its evidence was complete');
  }
  const uid = job.metadata?.uid ?? '';
  if (recorded !== undefined && recorded !== uid)
    return lost('Evicted', 'Another Job took the place of the validation Job');
  if (recorded === undefined && !isPlanned(planned, job))
    return lost(
      'PodRejected',
      'A Job that is not the planned one has the name of the validation Job; find out who creates or changes it',
    );
  const owned = (job.metadata?.ownerReferences ?? []).some((owner) => owner.uid === templateUID);
  const seen = { state: 'Seen', job: { name: job.metadata?.name ?? '', uid }, owned } as const;
  return podView(sighting, job, seen);
}

function podView(
  { record, pods, podRecord, judgeBoot }: BootSighting,
  job: V1Job,
  seen: Extract<BootView, { state: 'Seen' }>,
): BootView {
  const own = pods.filter(({ metadata }) =>
    (metadata?.ownerReferences ?? []).some(
      ({ uid, controller }) => uid === seen.job.uid && controller === true,
    ),
  );
  const first = [...own].sort(byCreation)[0];
  const podUID = record?.podUID ?? first?.metadata?.uid;
  if (podUID === undefined)
    return record?.jobUID === undefined ? seen : { ...seen, progress: judgeBoot(undefined) };
  const pod = own.find(({ metadata }) => metadata?.uid === podUID);
  const difference = differenceOf(job, pod?.spec);
  if (difference !== undefined) return lost('PodRejected', difference);
  if (record?.podUID === undefined) return { ...seen, podUID };
  const known = podRecord(podUID);
  if (known === undefined)
    return lost('Evicted', 'The validation pod was deleted before its evidence was complete');
  return { ...seen, podUID, progress: judgeBoot(known) };
}

function isPlanned(planned: V1Job, job: V1Job): boolean {
  const label = LABELS.validation;
  return (
    job.metadata?.deletionTimestamp === undefined &&
    job.metadata?.labels?.[label] === planned.metadata?.labels?.[label] &&
    differenceOf(planned, job.spec?.template.spec) === undefined
  );
}

function differenceOf(planned: V1Job, actual: V1PodSpec | undefined): string | undefined {
  const spec = planned.spec?.template.spec;
  return spec === undefined || actual === undefined ? undefined : differsFromPlan(spec, actual);
}

function byCreation(a: V1Pod, b: V1Pod): number {
  const time = ({ metadata }: V1Pod) => new Date(metadata?.creationTimestamp ?? 0).getTime();
  return time(a) - time(b) || ((a.metadata?.uid ?? '') < (b.metadata?.uid ?? '') ? -1 : 1);
}

function lost(reason: InconclusiveReason, message: string): BootView {
  return { state: 'Lost', reason, message };
}
