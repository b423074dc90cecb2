import type { V1Job, V1Pod } from '@kubernetes/client-node';
import type { TemplateKey } from '../api/template-key.ts';
import { templateKey } from '../api/template-key.ts';
import type { ControllerDeps } from './controller-deps.ts';
import type { KnownJob } from './controller-memory.ts';
import type { ControllerListener } from './controller-ports.ts';
import { forgetPodsOf } from './forget-pods-of.ts';
import { rememberPodGone } from './remember-pod-gone.ts';
import { rememberPod } from './remember-pod.ts';
import { createSecretIndex } from './secret-index.ts';

/** What turns events into work. */
export interface ListenerOptions {
  readonly deps: ControllerDeps;
  /** Asks for a reconcile of a template. */
  readonly enqueue: (key: TemplateKey) => void;
}

/** Keeps the memory up to date with what the informers show, and asks for reconciles of the templates that it concerns. */
export function createListener({ deps, enqueue }: ListenerOptions): ControllerListener {
  const { ports, memory, slots } = deps;
  const secrets = createSecretIndex();
  const wake = (job: Pick<KnownJob, 'namespace' | 'name' | 'owners'>) => {
    for (const key of usersOf(job, deps)) enqueue(key);
  };
  return {
    templateChanged(key) {
      const template = ports.templates.get(key);
      if (secrets.update(key, template)) ports.secrets.watch(secrets.references());
      enqueue(key);
    },
    jobChanged(job) {
      const known = knownJob(job);
      memory.jobs.set(known.uid, known);
      wake(known);
    },
    jobDeleted(job) {
      const known = knownJob(job);
      memory.jobs.delete(known.uid);
      forgetPodsOf(memory, known.uid);
      slots.free(`${known.namespace}/${known.name}`);
      wake(known);
    },
    podChanged(pod) {
      rememberPod(memory, pod);
      wake(jobOfPod(pod, deps));
    },
    podDeleted(pod) {
      rememberPodGone(memory, pod);
      wake(jobOfPod(pod, deps));
    },
    secretChanged(namespace, name) {
      for (const key of secrets.users(namespace, name)) enqueue(key);
    },
    nodesChanged() {
      for (const { metadata } of ports.templates.all()) enqueue(templateKey(metadata));
    },
  };
}

/** Templates that a Job concerns: its owners, and those whose status names it. */
function usersOf(
  { namespace, name, owners }: Pick<KnownJob, 'namespace' | 'name' | 'owners'>,
  { ports }: ControllerDeps,
): TemplateKey[] {
  return ports.templates
    .list(namespace)
    .filter(
      ({ metadata, status }) =>
        owners.includes(metadata.uid) || status?.lastValidation?.job === name,
    )
    .map(({ metadata }) => templateKey(metadata));
}

function knownJob({ metadata }: V1Job): KnownJob {
  const { namespace = '', name = '', uid = '', ownerReferences = [] } = metadata ?? {};
  return { namespace, name, uid, owners: ownerReferences.map((owner) => owner.uid) };
}

function jobOfPod({ metadata }: V1Pod, { memory }: ControllerDeps): Omit<KnownJob, 'uid'> {
  const { namespace = '', labels = {}, ownerReferences = [] } = metadata ?? {};
  const owners = ownerReferences.flatMap(({ uid }) => memory.jobs.get(uid)?.owners ?? []);
  return { namespace, name: labels['batch.kubernetes.io/job-name'] ?? '', owners };
}
