import { keptReference } from '../references/kept-reference.ts';
import type { PodReference } from '../references/reference.ts';
import { readPodReference } from '../references/read-pod-reference.ts';

/** What the gate keeps of a SandboxTemplate. */
export interface SandboxTemplateRecord {
  /** Undefined where the pods of the SandboxTemplate name no BaseImageTemplate. */
  readonly reference: PodReference | undefined;
}

/** Reads a SandboxTemplate (`extensions.agents.x-k8s.io/v1beta1`): the pods of its Sandboxes are copies of `spec.podTemplate`. */
export function readSandboxTemplate(object: unknown): SandboxTemplateRecord {
  const reference = readPodReference(object, ['spec', 'podTemplate']);
  return { reference: reference === undefined ? undefined : keptReference(reference) };
}
