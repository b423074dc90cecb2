/** What a disturbance may need of the run. */
export interface SoakTools {
  /** Ends the API server by `stop`, after its counts were read. */
  readonly whileStopping: (stop: () => Promise<unknown>) => Promise<void>;
  /** Waits until the native backstop refuses again what is recorded as rejected, whatever the webhook would do. */
  readonly untilHeld: () => Promise<void>;
}

/** Something that is done to the operator or the cluster under load. */
export interface Disturbance {
  readonly name: string;
  /** Whether requests may be admitted unjudged meanwhile. */
  readonly mayFailOpen: boolean;
  /** Whether it reaches into the machine: only where the cluster is a local one. */
  readonly isLocal: boolean;
  /** Returns when all is as before. */
  readonly disturb: (tools: SoakTools) => Promise<void>;
}
