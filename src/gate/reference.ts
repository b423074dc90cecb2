import type { ContainerSettings, PodSettings } from './pod-settings.ts';

/** One container of a pod and its image, as written. Custom resources carry pod specs that nobody validated: both may be nonsense. */
export interface ContainerImage {
  readonly container: string;
  readonly image: string;
  /** How it is run, for contracts that set rules for it. No part of the reference's identity. */
  readonly settings?: ContainerSettings | undefined;
}

/** A pod, or a pod template of a workload, that names a template by its label. */
export interface PodReference {
  readonly type: 'Pod';
  /** The value of label `vibed.dev/template`. */
  readonly template: string;
  /** Where the pod template is in the object, for messages: empty for a Pod, `spec.template.` for a Deployment. */
  readonly path: string;
  /** Value of annotation `vibed.dev/template-container`: the container that must run the template's image. */
  readonly chosen: string | undefined;
  /** `spec.containers` alone: sidecars, init and ephemeral containers are not judged. */
  readonly containers: readonly ContainerImage[];
  /** What holds for all containers, for the same contracts. */
  readonly settings?: PodSettings | undefined;
}

/** A SandboxClaim (`extensions.agents.x-k8s.io`) that names a warm pool; pool and SandboxTemplate lead to the pod. */
export interface ClaimReference {
  readonly type: 'Claim';
  /** The pool that the claim is served from; for a v1alpha1 claim without one, the shadow pool that upstream's conversion gives it. */
  readonly pool: string;
  /** The field that said so, for messages: `spec.warmPoolRef.name` in v1beta1. */
  readonly field: string;
}

/** How a workload uses a template. */
export type Reference = PodReference | ClaimReference;
