import type { TemplateStatus } from '../api/base-image-template.ts';
import type { InconclusiveReason } from '../api/reasons.ts';
import type { Resolution } from '../evidence/image-evidence.ts';
import type { Known } from '../evidence/known.ts';

/** What is known besides the pod. Times are milliseconds since the epoch. */
export interface BootContext {
  readonly now: number;
  /** When the Job was created. */
  readonly startedAt: number;
  readonly startTimeoutSeconds: number;
  readonly timeoutSeconds: number;
  /** Reference that the pod runs, as in the request. */
  readonly image: string;
  readonly platform: string;
  /** What the registry said when the Job was planned. */
  readonly resolution: Resolution;
  /** Whether the pod mounts the image as a volume. */
  readonly imageVolume: boolean;
  /** Memory limit of the image's containers, as in the pod. */
  readonly memoryLimit: string;
  /** Whether the Job controller has taken the Job (`job.status.startTime`). */
  readonly jobTaken: boolean;
  /** Whether the pod's node is Ready. Undefined where it is not known. */
  readonly nodeReady?: boolean;
  /** Newest Warning Event of the pod, where it was looked for (see event-look.ts) and found. */
  readonly warning?: { readonly reason: string; readonly message: string };
  /** Logs of containers that the contract reads, by container, as far as they were read; not known where the kubelet did not give them. */
  readonly logs: Readonly<Record<string, Known<string>>>;
}

/** Where a validation that is not complete stands. */
export type BootStage = 'Creating' | 'Scheduling' | 'Preparing' | 'Pulling' | 'Running';

/** `status.boot` of a template. */
export type BootSummary = NonNullable<TemplateStatus['boot']>;

/**
 * Where a validation stands. All but `Waiting` are final for this Job: keep what it says, then delete the Job.
 */
export type BootProgress =
  | {
      readonly state: 'Waiting';
      readonly stage: BootStage;
      /** What stands in the way now and may pass by itself, such as a registry that does not answer; or what is only slow. */
      readonly trouble?: { readonly reason: InconclusiveReason; readonly message: string };
      /** Look again after that long even if the pod does not change. */
      readonly wakeAfterMilliseconds: number;
    }
  | {
      readonly state: 'Done';
      /** What was booted: one of the resolved digests, or what the kubelet pulled where nothing was resolved. */
      readonly digest: string;
      /** As the contract reads it. */
      readonly boot: unknown;
      /** Unknown (`EvidenceUnreadable`) also where the pod does not mount the image. */
      readonly files: Known<unknown>;
      readonly summary: BootSummary;
    }
  /** The node's pull told what is wrong with the image or its name. Judge with this resolution instead of the registry's. */
  | { readonly state: 'ImageFault'; readonly resolution: Resolution }
  /** Nothing is proven about the image. A new Job may tell more. */
  | { readonly state: 'Fault'; readonly reason: InconclusiveReason; readonly message: string };
