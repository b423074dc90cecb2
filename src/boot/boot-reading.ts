import type { CandidateEvidence } from '../evidence/boot-evidence.ts';
import type { Known } from '../evidence/known.ts';
import type { BootClock } from './boot-clock.ts';
import type { BootContext } from './boot-types.ts';
import type { Part } from './part.ts';
import type { PodRecord } from './pod-record.ts';

/** What a pod shows at a moment. */
export interface BootView {
  readonly record: PodRecord;
  /** How the image's own container went, `candidate`. */
  readonly candidate: Known<CandidateEvidence>;
  readonly context: BootContext;
  readonly clock: BootClock;
}

/** The evidence of a pod that has shown all it will. */
export interface BootResult<Boot, Files> {
  readonly boot: Boot;
  /** Facts about files that the pod found. */
  readonly files: Known<Files>;
  /** Milliseconds from the start of the image's container until its agent answered, where it has one that did. */
  readonly answeredAfter?: number;
}

/** How one contract reads the evidence of its pod. */
export interface BootReading<Boot, Files> {
  /** Names of the containers that run the image, the most telling first. */
  readonly imageContainers: readonly string[];
  /** The operator's container that mounts the image and must end well before any of the image's starts, where there is one. */
  readonly prepares?: string;
  /** Containers whose log is evidence, with the bytes that are read of it at most. */
  readonly logs: readonly { readonly container: string; readonly bytes: number }[];
  /** The evidence, once the image's container has started or finally failed to. */
  read(view: BootView): Part<BootResult<Boot, Files>>;
}
