/** One container of a pod and its image, as written. Custom resources carry pod specs that nobody validated: both may be nonsense. */
export interface ContainerImage {
  readonly container: string;
  readonly image: string;
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
}

/** A SandboxClaim (`extensions.agents.x-k8s.io/v1beta1`) that names a warm pool; pool and SandboxTemplate lead to the pod. */
export interface ClaimReference {
  readonly type: 'Claim';
  /** `spec.warmPoolRef.name`. */
  readonly pool: string;
}

/** How a workload uses a template. */
export type Reference = PodReference | ClaimReference;
