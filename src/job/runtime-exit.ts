/** Exit codes of the runtime container: the kubelet's word on the probes, which no output can forge. */
export const RUNTIME_EXIT = {
  /** Every platform probe exited 0, and so did the declared one where there is one. */
  success: 0,
  /** The platform probes exited 0, the declared one did not. */
  declaredFailed: 9,
  /** This plus the index of the first platform probe that did not exit 0. */
  platformFailed: 10,
} as const;
