import type { KubeObject } from '../kube-object.ts';

const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';

/** Removes, in place, what nobody reads and what takes most room: `managedFields` and kubectl's copy of the manifest. */
export function stripObject(object: KubeObject): KubeObject {
  const { metadata } = object;
  delete metadata.managedFields;
  if (metadata.annotations !== undefined)
    Reflect.deleteProperty(metadata.annotations, LAST_APPLIED);
  return object;
}
