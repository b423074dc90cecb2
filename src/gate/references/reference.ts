import type { ContainerSettings, PodSettings } from '../settings/pod-settings.ts';

/** One container of a pod and its image, as written. Custom resources carry pod specs that nobody validated: both may be nonsense. */
export interface ContainerImage {
  readonly container: string;
  readonly image: string;
  /** Where it is in `spec`, where that is not its place in this list: `initContainers[0]`. */
  readonly place?: string | undefined;
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
  /** What names the template, for messages, where that is not the label: the field of an image. */
  readonly named?: string | undefined;
  /** `spec.containers` alone where the label names the template: sidecars, init and ephemeral containers are not judged then. */
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

/** A SandboxWarmPool (`extensions.agents.x-k8s.io`): the pods of its Sandboxes are those of its SandboxTemplate. */
export interface PoolReference {
  readonly type: 'Pool';
  /** `spec.sandboxTemplateRef.name`. */
  readonly sandboxTemplate: string;
}

/** An object that names a template in a field and has no image of its own: somebody makes what runs it. */
export interface NamedReference {
  readonly type: 'Named';
  readonly template: string;
  /** The field that names it, for messages: `spec.runtime.template`. */
  readonly field: string;
}

/** What names a BaseImageTemplate by itself. */
export type TemplateReference = PodReference | NamedReference;

/** How a workload uses a template. */
export type Reference = TemplateReference | ClaimReference | PoolReference;
