import type { V1Job, V1OwnerReference, V1Pod } from '@kubernetes/client-node';
import { isConflict } from '../errors/is-conflict.ts';
import { isNotFound } from '../errors/is-not-found.ts';
import type { KubeClient } from './client/kube-client.ts';
import { resourcePath } from './resource-path.ts';
import { RESOURCES } from './resources.ts';
import { fromModel } from './from-model.ts';
import { toModel } from './to-model.ts';

/** One Job and no namesake. */
interface JobIdentity {
  readonly namespace: string;
  readonly name: string;
  readonly uid: string;
}

/** Writes of Jobs, and reads that no cache may answer. Every function throws KubeApiError unless it says otherwise. */
export interface JobClient {
  get(namespace: string, name: string): Promise<V1Job | undefined>;
  create(job: V1Job): Promise<V1Job>;
  dryRunPod(pod: V1Pod): Promise<V1Pod>;
  addOwner(job: JobIdentity, owner: V1OwnerReference): Promise<void>;
  delete(job: JobIdentity): Promise<void>;
}

/** What happens around the creation of a Job. */
export interface JobHooks {
  /** Before a Job is created; waited for. Must not throw. */
  readonly before?: (namespace: string) => Promise<void>;
  /** After a Job was created. */
  readonly created?: () => void;
}

/** Job requests to the API server. */
export function createJobs(client: KubeClient, { before, created }: JobHooks = {}): JobClient {
  return {
    async get(namespace, name) {
      try {
        const path = resourcePath(RESOURCES.jobs, namespace, name);
        return toModel('V1Job', await client.request({ method: 'GET', path }));
      } catch (error) {
        if (isNotFound(error)) return undefined;
        throw error;
      }
    },
    async create(job) {
      const namespace = job.metadata?.namespace ?? '';
      const path = resourcePath(RESOURCES.jobs, namespace);
      await before?.(namespace);
      const body = fromModel('V1Job', job);
      const stored = toModel('V1Job', await client.request({ method: 'POST', path, body }));
      created?.();
      return stored;
    },
    async dryRunPod(pod) {
      const path = resourcePath(RESOURCES.pods, pod.metadata?.namespace ?? '');
      const body = fromModel('V1Pod', pod);
      const query = { dryRun: 'All' };
      return toModel('V1Pod', await client.request({ method: 'POST', path, query, body }));
    },
    async addOwner({ namespace, name, uid }, owner) {
      await client.request({
        method: 'PATCH',
        path: resourcePath(RESOURCES.jobs, namespace, name),
        contentType: 'application/strategic-merge-patch+json',
        // A uid in a patch is a precondition: a namesake answers 409. Owners are merged by their uid.
        body: { metadata: { uid, ownerReferences: [owner] } },
      });
    },
    delete: (job) => deleteJob(client, job),
  };
}

async function deleteJob(client: KubeClient, { namespace, name, uid }: JobIdentity): Promise<void> {
  const path = resourcePath(RESOURCES.jobs, namespace, name);
  const body = {
    kind: 'DeleteOptions',
    apiVersion: 'v1',
    propagationPolicy: 'Background',
    preconditions: { uid },
  };
  try {
    await client.request({ method: 'DELETE', path, body });
  } catch (error) {
    // Gone, or replaced by a namesake, which is none of ours.
    if (!isNotFound(error) && !isConflict(error)) throw error;
  }
}
