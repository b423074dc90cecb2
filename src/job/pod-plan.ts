import type { V1Container, V1PodSecurityContext, V1Volume } from '@kubernetes/client-node';

/** A contract's own part of a validation pod. */
export interface PodPlan {
  readonly initContainers?: V1Container[];
  /** One of all containers is called `candidate`: the image's container whose start and end the clocks are about. */
  readonly containers: V1Container[];
  readonly volumes: V1Volume[];
  readonly securityContext: V1PodSecurityContext;
  /** How many times the time limit of a boot passes, one after another; once where left out. */
  readonly timeouts?: number;
}
