import type { V1Container, V1PodSpec, V1ResourceRequirements } from '@kubernetes/client-node';
import { parseQuantity } from './parse-quantity.ts';

/** Fields of a container that decide what runs and in what surroundings. The API server fills no default into any of them. */
const CONTAINER_FIELDS = [
  'image',
  'command',
  'args',
  'workingDir',
  'env',
  'envFrom',
  'securityContext',
  'volumeMounts',
  'volumeDevices',
  'lifecycle',
  'livenessProbe',
  'readinessProbe',
  'startupProbe',
  'restartPolicy',
  'stdin',
  'tty',
] as const satisfies readonly (keyof V1Container)[];

/** The same for the pod. */
const POD_FIELDS = [
  'securityContext',
  'hostUsers',
  'hostNetwork',
  'hostPID',
  'hostIPC',
  'hostAliases',
  'shareProcessNamespace',
  'runtimeClassName',
  'activeDeadlineSeconds',
  'restartPolicy',
  'automountServiceAccountToken',
  'enableServiceLinks',
] as const satisfies readonly (keyof V1PodSpec)[];

type Value = unknown;

function isObject(value: Value): value is Record<string, Value> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function absent(value: Value): boolean {
  if (value === undefined || value === null || value === '') return true;
  if (Array.isArray(value)) return value.length === 0;
  return isObject(value) && Object.values(value).every(absent);
}

/** Deep equality in which a field that is absent equals one that is empty. False is not absent: `hostUsers` and others default to true. */
function same(a: Value, b: Value): boolean {
  if (absent(a) || absent(b)) return absent(a) && absent(b);
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((item, index) => same(item, b[index]));
  if (!isObject(a) || !isObject(b)) return a === b;
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...keys].every((key) => DEFAULTED.has(key) || same(a[key], b[key]));
}

/** Fields inside the compared ones that the API server does fill in: of a `fieldRef`, of a mount, of an image volume. */
const DEFAULTED = new Set(['apiVersion', 'recursiveReadOnly', 'pullPolicy', 'defaultMode']);

function sameQuantities(a: Value, b: Value): boolean {
  const left = isObject(a) ? a : {};
  const right = isObject(b) ? b : {};
  const keys = new Set([...Object.keys(left), ...Object.keys(right)]);
  return [...keys].every((key) => {
    const [one, other] = [left[key], right[key]];
    if (typeof one !== 'string' || typeof other !== 'string') return one === other;
    return one === other || parseQuantity(one) === parseQuantity(other);
  });
}

function sameResources(a: V1ResourceRequirements = {}, b: V1ResourceRequirements = {}): boolean {
  return (
    sameQuantities(a.limits, b.limits) &&
    sameQuantities(a.requests, b.requests) &&
    same(a.claims, b.claims)
  );
}

function containerDifference(planned: V1Container, actual: V1Container): string | undefined {
  const field = CONTAINER_FIELDS.find((name) => !same(planned[name], actual[name]));
  if (field !== undefined) return `${field} of container ${planned.name}`;
  return sameResources(planned.resources, actual.resources)
    ? undefined
    : `resources of container ${planned.name}`;
}

function volumesDiffer({ volumes: planned = [] }: V1PodSpec, { volumes: actual = [] }: V1PodSpec) {
  if (planned.length !== actual.length) return true;
  return planned.some(({ emptyDir, ...volume }, index) => {
    const { emptyDir: other, ...rest } = actual[index] ?? { name: '' };
    return (
      !same(volume, rest) ||
      emptyDir?.medium !== other?.medium ||
      !sameQuantities({ size: emptyDir?.sizeLimit }, { size: other?.sizeLimit })
    );
  });
}

function allContainers({ initContainers = [], containers }: V1PodSpec): V1Container[] {
  return [...initContainers, ...containers];
}

function difference(planned: V1PodSpec, actual: V1PodSpec): string | undefined {
  if ((actual.ephemeralContainers ?? []).length > 0) return 'ephemeralContainers';
  for (const list of ['initContainers', 'containers'] as const) {
    const names = (spec: V1PodSpec) => (spec[list] ?? []).map(({ name }) => name);
    if (!same(names(planned), names(actual))) return list;
  }
  const field = POD_FIELDS.find((name) => !same(planned[name], actual[name]));
  if (field !== undefined) return field;
  if (volumesDiffer(planned, actual)) return 'volumes';
  return allContainers(planned)
    .map((container, index) => {
      const other = allContainers(actual)[index];
      return other === undefined ? 'containers' : containerDifference(container, other);
    })
    .find((found) => found !== undefined);
}

/**
 * The first thing in which a pod, after all admission controllers, is not the pod that was planned, in words; undefined where it is. What a
 * pod shows that was changed says nothing about the image: an injected container takes its port, a defaulted limit its memory.
 * Scheduling (tolerations, selectors, priority), pull secrets of the service account and what the API server fills in are no difference.
 */
export function differsFromPlan(planned: V1PodSpec, actual: V1PodSpec): string | undefined {
  const found = difference(planned, actual);
  return found === undefined
    ? undefined
    : `Another admission controller changed ${found} of the validation pod; exempt pods with the label images.vibed.dev/validation`;
}
