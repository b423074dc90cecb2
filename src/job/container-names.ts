/**
 * The containers of a validation pod, in the order in which the kubelet pulls and starts them. `runtime` first: it runs the candidate's
 * image, so that the pull is over before the clock of `probe` starts. `candidate` last, and an ordinary container: one that cannot start
 * holds up nothing before it.
 */
export const CONTAINER_NAMES = ['runtime', 'files', 'probe', 'candidate'] as const;

/** Name of a container of the validation pod. */
export type ContainerName = (typeof CONTAINER_NAMES)[number];
