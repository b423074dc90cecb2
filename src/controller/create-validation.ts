import { apiStatus } from '../errors/api-status.ts';
import { isAlreadyExists } from '../errors/is-already-exists.ts';
import type { Creation } from '../plan/after-create.ts';
import { classifyRefusal } from '../job/classify-refusal.ts';
import { differsFromPlan } from '../job/differs-from-plan.ts';
import { knownResolution } from '../plan/known-resolution.ts';
import type { Observation } from '../plan/observation.ts';
import { pendingRequest } from '../plan/pending-request.ts';
import type { Attempted } from '../plan/plan-reconcile.ts';
import { siblingVerdict } from '../plan/sibling-verdict.ts';
import { validationPod } from '../job/validation-pod.ts';
import type { ControllerDeps } from './controller-deps.ts';
import { siblingsOf } from './siblings-of.ts';

/**
 * Creates the Job of an attempt, if there is a place for it. The pod is tried first (`dryRun`): one answer tells every refusal, while a Job's pods
 * are refused behind its back. Creating and deleting Jobs of one name exclude each other, so that a template that comes late never boots again what
 * a sibling has just judged.
 */
export async function createValidation(
  observation: Observation,
  { planned, jobName }: Attempted,
  deps: ControllerDeps,
): Promise<Creation> {
  const { ports, slots, memory } = deps;
  const { namespace, name } = observation.template.metadata;
  const place = `${namespace}/${jobName}`;
  if (!slots.take(place, `${namespace}/${name}`)) return { outcome: 'NoRoom' };
  return deps.lock(place, async () => {
    const creation = await attempt();
    if (creation.outcome === 'Refused') slots.free(place);
    return creation;
  });

  async function attempt(): Promise<Creation> {
    try {
      const pod = validationPod(planned);
      const tried = await ports.jobs.dryRunPod(pod);
      const message = pod.spec && tried.spec && differsFromPlan(pod.spec, tried.spec);
      if (message !== undefined) return { outcome: 'Refused', reason: 'PodRejected', message };
      if (isJudgedMeanwhile(observation, deps)) {
        slots.free(place);
        return { outcome: 'Exists' };
      }
      const job = await ports.jobs.create(planned);
      const uid = job.metadata?.uid ?? '';
      const owners = [observation.template.metadata.uid];
      memory.jobs.set(uid, { namespace, name: jobName, uid, owners });
      return { outcome: 'Created', job: { name: jobName, uid } };
    } catch (error) {
      if (isAlreadyExists(error)) return { outcome: 'Exists' };
      const status = apiStatus(error);
      const refusal = classifyRefusal(status?.code, status?.message ?? '');
      if (refusal !== undefined) return { outcome: 'Refused', ...refusal };
      slots.free(place);
      throw error;
    }
  }
}

function isJudgedMeanwhile(observation: Observation, { ports, memory }: ControllerDeps): boolean {
  const { template, registry } = observation;
  if (pendingRequest(template) !== undefined) return false;
  const siblings = siblingsOf(template, ports.templates, memory);
  const resolution = knownResolution(template, registry?.inspection.resolution);
  return siblingVerdict({ ...observation, siblings }, resolution) !== undefined;
}
