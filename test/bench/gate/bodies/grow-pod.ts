import type { PodReview } from './pod-review.ts';
import { sidecar } from './sidecar.ts';

type Pod = PodReview['request']['object'];

/** The API server takes far more, but hardly anybody has more containers in a pod. */
const MOST_CONTAINERS = 12;
const VARIABLES = 6;
const FILLER = 'example.com/filler';

/**
 * Makes a pod as large as a review of so many bytes needs it, in place: sidecars, variables with their managed fields, and annotations that hold
 * JSON, in turns, as mutating webhooks and charts make pods large; the last bytes are an annotation of filler.
 *
 * @param size how many bytes the compact review has as it is
 * @param bytes how many it must have; nothing is done where it has more already
 */
export function growPod(pod: Pod, size: () => number, bytes: number): void {
  let missing = bytes - size();
  // No part is larger than this: the last one must not be too much.
  for (let part = 0; missing > 2_500; part += 1) missing -= addPart(pod, part);
  const filler = bytes - size() - JSON.stringify(FILLER).length - ':"",'.length;
  if (filler > 0) pod.metadata.annotations[FILLER] = 'f'.repeat(filler);
}

/** @returns how many bytes of JSON it added, or a few less */
function addPart(pod: Pod, part: number): number {
  const { containers } = pod.spec;
  if (part % 4 === 0 && containers.length < MOST_CONTAINERS) return addSidecar(pod, part);
  if (part % 4 === 1) return addAnnotation(pod, part);
  return addVariables(pod, part);
}

function addSidecar(pod: Pod, part: number): number {
  const { container, key, fields } = sidecar(part);
  pod.spec.containers.push(container);
  const noted = notedContainers(pod);
  if (noted !== undefined) noted[key] = fields;
  return added(container) + (noted === undefined ? 0 : added(key) + added(fields));
}

function addAnnotation(pod: Pod, part: number): number {
  const key = `status.example.com/part-${part}`;
  const value = JSON.stringify({
    initContainers: [`setup-${part}`],
    containers: [`proxy-${part}`],
    volumes: ['workload-socket', 'credential-socket', 'workload-certs', 'envoy', 'data', 'podinfo'],
    imagePullSecrets: null,
    revision: 'default',
    note: 'Written by the injector; read by its own controller alone, and copied by everything that copies pods.',
  });
  pod.metadata.annotations[key] = value;
  return added(key) + added(value);
}

/** To one of the containers in turn. */
function addVariables(pod: Pod, part: number): number {
  const { containers } = pod.spec;
  const container = containers[part % containers.length];
  if (container === undefined) throw new Error('The pod has no containers to grow');
  const noted = (notedContainers(pod)?.[`k:{"name":"${container.name}"}`] ?? {}) as {
    'f:env'?: Record<string, object>;
  };
  const fields = (noted['f:env'] ??= { '.': {} });
  let sum = 0;
  for (let index = 0; index < VARIABLES; index += 1) {
    const name = `SERVICE_${part}_${index}_URL`;
    const value = `http://service-${index}.team-${part}.svc.cluster.local:8080/api/v1`;
    const key = `k:{"name":"${name}"}`;
    (container.env ??= []).push({ name, value });
    fields[key] = { '.': {}, 'f:name': {}, 'f:value': {} };
    sum += added({ name, value }) + added(key) + added(fields[key]);
  }
  return sum;
}

function notedContainers(pod: Pod) {
  return pod.metadata.managedFields[0]?.fieldsV1['f:spec']['f:containers'];
}

/** With the comma or colon that follows. */
function added(value: unknown): number {
  return JSON.stringify(value).length + 1;
}
