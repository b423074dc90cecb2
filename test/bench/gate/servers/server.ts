import type { RunningProcess } from '../processes/processes.ts';

/** A webhook that runs, ours or one that it is compared with. */
export interface Server {
  readonly process: RunningProcess;
  /** Of the admission endpoint. */
  readonly port: number;
  readonly path: string;
  /** Whether it decides; else every answer is the same. */
  readonly decides: boolean;
}
