import type { V1Container, V1Job } from '@kubernetes/client-node';
import { bootProgress } from '../boot/boot-progress.ts';
import type { BootContext } from '../boot/boot-types.ts';
import { eventLook } from '../boot/event-look.ts';
import { contractOf } from '../contract/contract-of.ts';
import { bootView } from '../plan/boot-view.ts';
import { knownResolution } from '../plan/known-resolution.ts';
import { nodeFacts } from '../job/node-facts.ts';
import { withAbilities } from '../job/with-abilities.ts';
import type { Observation } from '../plan/observation.ts';
import type { Attempted } from '../plan/plan-reconcile.ts';
import type { PodRecord } from '../boot/pod-record.ts';
import { requestFor } from '../plan/request-for.ts';
import type { BootTarget } from '../plan/stage.ts';
import { validationJob } from '../job/validation-job.ts';
import { validationName } from '../job/validation-name.ts';
import type { ValidationRequest } from '../job/validation-request.ts';
import type { ControllerDeps } from './controller-deps.ts';
import { readLogs } from './read-logs.ts';

/** Looks for the Job and the pod of an attempt. */
export async function observeAttempt(
  observation: Observation,
  target: BootTarget,
  deps: ControllerDeps,
): Promise<Attempted> {
  const { ports, memory, settings } = deps;
  const { template } = observation;
  const { namespace, uid } = template.metadata;
  const named = validationName(target, ports.sha256);
  // Before anything waits: these are the facts in which the contract found no obstacle.
  const now = withAbilities(nodeFacts(ports.nodes.list(), template.spec.validation.pod), settings);
  const job = await ports.jobs.get(namespace, named.name);
  const own = template.status?.lastValidation;
  const begun = own?.key === target.key && (own.attempt ?? 1) === target.attempt;
  const record = begun && own.finishedAt === undefined ? own : undefined;
  const facts = shownFacts(job) ?? now;
  const { proberImage } = settings;
  const wanted = requestFor(observation, target, { ...named, proberImage, facts });
  const request = { ...wanted, image: shownImage(job, target) ?? wanted.image };
  const contract = contractOf(observation.terms.type);
  const planned = validationJob(request, contract.pod(request, observation.terms));
  const reading = contract.bootReading(observation.terms);
  const { timeoutSeconds } = request;
  const logs = await readLogs(
    { namespace, podUID: record?.podUID, logs: reading.logs, now: observation.now, timeoutSeconds },
    deps,
  );
  const warning = await warningOf({ observation, job, podUID: record?.podUID }, deps);
  const view = bootView({
    record,
    siblingJobUID: siblingJobUID(observation, target),
    templateUID: uid,
    planned,
    job,
    pods: ports.pods.ofJob(namespace, named.name),
    podRecord: (podUID) => memory.pods.get(podUID)?.record,
    judgeBoot: (pod) =>
      bootProgress(
        pod,
        contextOf({ observation, target, request, job, pod, warning, logs }, deps),
        reading,
      ),
  });
  return { target, jobName: named.name, planned, view };
}

/** The Job that a sibling recorded of this attempt: the attempt has no other. */
function siblingJobUID(
  { siblings }: Observation,
  { key, attempt }: BootTarget,
): string | undefined {
  return siblings
    .map(({ status }) => status?.lastValidation)
    .find((each) => each?.key === key && (each.attempt ?? 1) === attempt && each.jobUID)?.jobUID;
}

/** What the nodes could do when the Job was created: nodes come and go while it runs. Neither makes the evidence better or worse. */
function shownFacts(
  job: V1Job | undefined,
): Pick<ValidationRequest, 'imageVolumes' | 'userNamespaces'> | undefined {
  const spec = job?.spec?.template.spec;
  if (spec === undefined) return undefined;
  return {
    imageVolumes: (spec.volumes ?? []).some(({ image }) => image !== undefined),
    userNamespaces: spec.hostUsers === false,
  };
}

/** The image as the Job names it, where it is the same digest: templates that share the evidence may name other repositories. */
function shownImage(job: V1Job | undefined, { digest }: BootTarget): string | undefined {
  const image = candidateOf(job)?.image;
  return digest !== undefined && image?.endsWith(`@${digest}`) === true ? image : undefined;
}

function candidateOf(job: V1Job | undefined): V1Container | undefined {
  const { initContainers = [], containers = [] } = job?.spec?.template.spec ?? {};
  return [...initContainers, ...containers].find(({ name }) => name === 'candidate');
}

function createdAt(job: V1Job | undefined, now: number): number {
  return new Date(job?.metadata?.creationTimestamp ?? now).getTime();
}

/** The API server's timestamps have whole seconds; the record of this Job has milliseconds and was written just before. */
function begunAt(job: V1Job | undefined, { now, template }: Observation): number {
  const record = template.status?.lastValidation;
  const recorded = record?.job === job?.metadata?.name ? Date.parse(record?.startedAt ?? '') : NaN;
  const created = createdAt(job, now);
  return recorded > created && recorded <= now ? recorded : created;
}

/** What an Event says of a pod that its node cannot prepare; asked for only where the pod itself does not tell. */
async function warningOf(
  { observation, job, podUID = '' }: WarningInput,
  { ports, memory }: ControllerDeps,
): Promise<BootContext['warning']> {
  const { now, template } = observation;
  const pod = memory.pods.get(podUID)?.record;
  const look = eventLook(pod, { now, startedAt: createdAt(job, now) });
  if (look?.due !== true) return undefined;
  return ports.pods.newestWarning(template.metadata.namespace, podUID);
}

interface WarningInput {
  readonly observation: Observation;
  readonly job: V1Job | undefined;
  readonly podUID: string | undefined;
}

interface ContextInput {
  readonly observation: Observation;
  readonly target: BootTarget;
  readonly request: ValidationRequest;
  readonly job: V1Job | undefined;
  readonly pod: PodRecord | undefined;
  readonly warning: BootContext['warning'];
  readonly logs: BootContext['logs'];
}

function contextOf(
  { observation, target, request, job, pod, warning, logs }: ContextInput,
  { ports }: ControllerDeps,
): BootContext {
  const { template, registry, now } = observation;
  const node = ports.nodes.list().find(({ metadata }) => metadata?.name === pod?.nodeName);
  const ready = node?.status?.conditions?.find(({ type }) => type === 'Ready')?.status === 'True';
  const known = knownResolution(template, registry?.inspection.resolution);
  return {
    now,
    startedAt: begunAt(job, observation),
    startTimeoutSeconds: request.startTimeoutSeconds,
    timeoutSeconds: request.timeoutSeconds,
    image: request.image,
    platform: target.platform,
    resolution: target.digest === undefined ? unresolved(observation) : known,
    imageVolume: request.imageVolumes,
    logs,
    memoryLimit: candidateOf(job)?.resources?.limits?.['memory'] ?? '',
    jobTaken: job?.status?.startTime !== undefined,
    ...(node !== undefined && { nodeReady: ready }),
    ...(warning !== undefined && { warning }),
  };
}

/** A boot by reference is bound to what the kubelet reports, whatever the registry says by now. */
function unresolved({ registry }: Observation): BootContext['resolution'] {
  const answer = registry?.inspection.resolution;
  if (answer?.outcome === 'Unknown') return answer;
  return {
    outcome: 'Unknown',
    reason: 'RegistryUnavailable',
    message: 'The registry could not be asked when the image was booted',
  };
}
