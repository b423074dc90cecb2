import type { V1OwnerReference } from '@kubernetes/client-node';
import type { BaseImageTemplate } from '../api/base-image-template.ts';
import { API_GROUP } from '../api/api-group.ts';
import { templateKey } from '../api/template-key.ts';
import { afterCreate } from '../plan/after-create.ts';
import { nextStatus } from '../status/next-status.ts';
import type { OwnedJob } from '../plan/observation.ts';
import type { Plan } from '../plan/plan.ts';
import type { Progress } from '../plan/progress.ts';
import { sameStatus } from '../status/same-status.ts';
import type { ValidationRecord } from '../plan/validation-record.ts';
import type { ControllerDeps } from './controller-deps.ts';
import { createValidation } from './create-validation.ts';
import { labelRejection } from './label-rejection.ts';
import type { Observed } from './observe.ts';
import { report } from './report.ts';

/** Soon enough for a Job that another reconcile is about to show, late enough not to spin. */
const LOOK_AGAIN = 200;
/** A place that became free wakes one who waits; this is for the case that he does not need it any more. */
const ASK_AGAIN = 5000;

/**
 * Does what was planned: Jobs first, then the status, in one write and nowhere else, then the label that follows from it.
 *
 * @returns when to look again at the latest (milliseconds since the epoch); undefined where only an event can bring news
 */
export async function carryOut(
  observed: Observed,
  plan: Plan,
  deps: ControllerDeps,
): Promise<number | undefined> {
  const { template } = observed.observation;
  for (const job of plan.remove) await removeJob(template, job, deps);
  if (plan.join !== undefined) await joinJob(template, plan.join, deps);
  const { progress, wakeAt } = await created(observed, plan, deps);
  keepPlace(observed, progress, deps);
  const stored = await writeStatus(observed, progress, deps);
  const labelAt = await labelRejection(stored, observed.observation.terms.hash, deps);
  const times = [plan.wakeAt, wakeAt, observed.inspectAt, labelAt].filter(
    (time) => time !== undefined,
  );
  return times.length === 0 ? undefined : Math.min(...times);
}

async function removeJob(
  { metadata: { namespace } }: BaseImageTemplate,
  { name, uid }: OwnedJob,
  { ports, lock, slots, memory }: ControllerDeps,
): Promise<void> {
  await lock(`${namespace}/${name}`, () => ports.jobs.delete({ namespace, name, uid }));
  memory.jobs.delete(uid);
  slots.free(`${namespace}/${name}`);
}

async function joinJob(
  { metadata }: BaseImageTemplate,
  { name, uid }: OwnedJob,
  { ports, memory }: ControllerDeps,
): Promise<void> {
  const { namespace } = metadata;
  const owner: V1OwnerReference = {
    apiVersion: API_GROUP.apiVersion,
    kind: API_GROUP.kind,
    name: metadata.name,
    uid: metadata.uid,
    controller: false,
    blockOwnerDeletion: false,
  };
  await ports.jobs.addOwner({ namespace, name, uid }, owner);
  const owners = memory.jobs.get(uid)?.owners ?? [];
  memory.jobs.set(uid, { namespace, name, uid, owners: [...owners, metadata.uid] });
}

async function created(
  { observation, attempted }: Observed,
  plan: Plan,
  deps: ControllerDeps,
): Promise<{ progress: Progress; wakeAt?: number }> {
  if (plan.create === undefined || attempted === undefined) return { progress: plan.progress };
  const creation = await createValidation(observation, attempted, deps);
  const progress = afterCreate(observation, plan.create, creation);
  const { now } = observation;
  switch (creation.outcome) {
    case 'Created':
      return { progress };
    case 'Exists':
      return { progress, wakeAt: now + LOOK_AGAIN };
    case 'NoRoom':
      return { progress, wakeAt: now + ASK_AGAIN };
    case 'Refused':
      // The end of the attempt is written now; the write brings the look that plans the next one.
      return { progress };
  }
}

/** A validation that ended needs its place no longer, although its Job is still there; one that goes on has one, whoever began it. */
function keepPlace(
  { observation, attempted }: Observed,
  progress: Progress,
  { slots }: ControllerDeps,
): void {
  if (attempted === undefined) return;
  const place = `${observation.template.metadata.namespace}/${attempted.jobName}`;
  if (recordOf(progress)?.finishedAt !== undefined) slots.free(place);
  else if (attempted.view.state === 'Seen') slots.occupy(place);
}

function recordOf(progress: Progress): ValidationRecord | undefined {
  switch (progress.kind) {
    case 'Judged':
      return progress.judgement.record;
    case 'Open':
      return progress.record;
    case 'Idle':
    case 'Standing':
      return undefined;
  }
}

/** @returns the template with the status that it has now */
async function writeStatus(
  { observation }: Observed,
  progress: Progress,
  deps: ControllerDeps,
): Promise<BaseImageTemplate> {
  const { ports, memory } = deps;
  const { template } = observation;
  const status = nextStatus(observation, progress);
  const same = sameStatus(template.status, status);
  const stored = same ? template : await ports.templates.applyStatus(template, status);
  if (!same) memory.written.set(templateKey(template.metadata), stored);
  report({ before: template, status, progress }, ports);
  return stored;
}
