import type { V1Job } from '@kubernetes/client-node';
import { createHash } from 'node:crypto';
import type { BaseImageTemplate } from '../../src/api/base-image-template.ts';
import { LABELS } from '../../src/api/labels.ts';
import { templateKey } from '../../src/api/template-key.ts';
import type { ControllerPorts } from '../../src/controller/controller-ports.ts';
import type { Known } from '../../src/evidence/known.ts';
import { files } from '../contract/good-evidence.ts';
import { apiError } from './api-error.ts';
import { changed } from './changed.ts';
import type { World } from './world.ts';

/** The template as it is stored now; a namesake, or another version than the one that was looked at, is a conflict. */
function current(world: World, { metadata }: BaseImageTemplate): BaseImageTemplate {
  const stored = world.templates.get(templateKey(metadata));
  if (stored === undefined) throw apiError(404, 'NotFound');
  const { uid, resourceVersion } = stored.metadata;
  if (uid !== metadata.uid || resourceVersion !== metadata.resourceVersion)
    throw apiError(409, 'Conflict');
  return stored;
}

/** The world's API server, registry, clock and metrics as the controller's ports. */
export function worldPorts(world: World): ControllerPorts {
  return {
    templates: {
      get: (key) => world.templates.get(key),
      list: () => [...world.templates.values()],
      all: () => [...world.templates.values()],
      applyStatus: async (template, status) => {
        await Promise.resolve();
        const stored = current(world, template);
        const key = templateKey(stored.metadata);
        world.writes.push({ key, status });
        world.apply({ ...stored, status: structuredClone(status) });
        world.wrote();
        return world.get(key);
      },
      labelRejected: async (template, value) => {
        await Promise.resolve();
        const stored = current(world, template);
        const key = templateKey(stored.metadata);
        world.labelled.push(value ?? 'none');
        const labels = { ...stored.metadata.labels };
        if (value === undefined) Reflect.deleteProperty(labels, LABELS.rejected);
        else labels[LABELS.rejected] = value;
        world.apply({ ...stored, metadata: { ...stored.metadata, labels } });
        world.wrote();
        return world.get(key);
      },
    },
    jobs: {
      get: (_namespace, name) => Promise.resolve(world.jobs.get(name)),
      dryRunPod: (pod) =>
        world.refusal === undefined
          ? Promise.resolve(world.mutatePod(pod))
          : Promise.reject(world.refusal),
      create: async (job) => {
        await Promise.resolve();
        const name = job.metadata?.name ?? '';
        if (world.jobs.has(name)) throw apiError(409, 'AlreadyExists');
        const metadata = changed(job.metadata ?? {}, {
          uid: world.nextUid('job'),
          creationTimestamp: new Date(world.now),
        });
        const stored = changed(job, { metadata, status: { startTime: new Date(world.now) } });
        const hash = (of: V1Job) => of.metadata?.labels?.[LABELS.validation];
        if ([...world.jobs.values()].some((other) => hash(other) === hash(job)))
          world.overlaps.push(name);
        world.created.push(name);
        world.setJob(stored);
        world.wrote();
        return stored;
      },
      addOwner: async ({ name, uid }, owner) => {
        await Promise.resolve();
        const job = world.jobs.get(name);
        if (job?.metadata?.uid !== uid) throw apiError(404, 'NotFound');
        const others = job.metadata.ownerReferences?.filter((each) => each.uid !== owner.uid);
        const ownerReferences = [...(others ?? []), owner];
        world.setJob(changed(job, { metadata: changed(job.metadata, { ownerReferences }) }));
        world.wrote();
      },
      delete: async ({ name, uid }) => {
        await Promise.resolve();
        if (world.jobs.get(name)?.metadata?.uid === uid) world.removeJob(name);
        world.wrote();
      },
    },
    pods: {
      ofJob: (_namespace, name) =>
        [...world.pods.values()].filter(
          ({ metadata }) => metadata?.labels?.['batch.kubernetes.io/job-name'] === name,
        ),
      newestWarning: () => Promise.resolve(world.warning),
      readLog: ({ pod, container }) => {
        const log = world.logs.get(`${pod}/${container}`);
        return log === undefined ? Promise.reject(new Error('no log')) : Promise.resolve(log);
      },
    },
    nodes: { list: () => world.nodes },
    secrets: {
      get: (_namespace, name) =>
        world.secretRefusal === undefined
          ? Promise.resolve(world.secrets.get(name))
          : Promise.reject(world.secretRefusal),
      watch: (references) => (world.watched = references),
    },
    events: { publish: (event) => world.events.push(event) },
    inspector: {
      inspect: async ({ image }) => {
        world.inspections += 1;
        await Promise.resolve();
        const resolution = {
          outcome: 'NotFound',
          message: 'The registry has no such image',
        } as const;
        return world.registry.get(image) ?? { resolution, configs: {} };
      },
      readFiles: () => Promise.resolve({ 'linux/amd64': files() }),
      readTree: <T>() =>
        Promise.resolve<Record<string, Known<T>>>({
          'linux/amd64': { known: true, value: world.tree as T },
        }),
    },
    metrics: {
      setValidation: (namespace, name, result) => world.results.set(`${namespace}/${name}`, result),
      forgetTemplate: (namespace, name) => world.results.delete(`${namespace}/${name}`),
      observeReconcile: () => undefined,
      observeValidation: (result) => world.ended.push(result),
      setValidations: () => undefined,
    },
    clock: { now: () => world.now },
    sha256: (text) => createHash('sha256').update(text).digest('hex'),
    sha256Bytes: (bytes) => createHash('sha256').update(bytes).digest('hex'),
  };
}
