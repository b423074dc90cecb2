import type { Cores } from './machine/cores.ts';
import type { TlsMaterial } from './machine/tls-material.ts';
import type { Plan } from './plan.ts';
import type { Processes } from './processes/processes.ts';
import type { Report } from './report.ts';

/** What every group of figures works with. */
export interface Bench {
  readonly plan: Plan;
  readonly cores: Cores;
  /** What a command begins with that must not wait for others on its core. */
  readonly ahead: readonly string[];
  readonly tls: TlsMaterial;
  readonly processes: Processes;
  readonly report: Report;
  /** Whether a figure is wanted. */
  readonly wanted: (figure: string) => boolean;
  /** The project's own folder. */
  readonly root: string;
  /** A folder for files of this run. */
  readonly folder: string;
  /** Folder with the Go programs. */
  readonly goPrograms: string;
  readonly operator: Operator;
}

/** How the operator is shipped. */
export interface Operator {
  /** How its image starts it, with paths of this machine. */
  readonly command: readonly string[];
  /** The image's. */
  readonly env: Readonly<Record<string, string>>;
  /** What the chart adds to it for the webhook. */
  readonly webhookEnv: Readonly<Record<string, string>>;
  /** The limit of the webhook's container in the chart, in bytes. */
  readonly memory: number;
}
