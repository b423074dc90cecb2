import type { Command, FlagValues } from './flags.ts';

/** Everything that the process was told when it was started. Never changes afterwards. */
export interface Config {
  readonly command: Command;
  /** The flags by their names; those of another subcommand have their defaults. */
  readonly flags: FlagValues;
  /** Namespace that the operator runs in. */
  readonly namespace: string;
  /** Name of this process among its replicas: the pod's name. */
  readonly identity: string;
  /** Paths of kubeconfig files (`KUBECONFIG`), in order; empty inside a cluster. */
  readonly kubeconfig: readonly string[];
  /** Path of the kubeconfig that counts where it exists and `KUBECONFIG` names none. */
  readonly homeKubeconfig: string;
  /** URL of the API server, as a pod is told; `undefined` outside of a cluster. */
  readonly apiServer: string | undefined;
}
