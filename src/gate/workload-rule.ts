import type { ViolationReason } from './decision.ts';
import type { ContainerSettings, PodSettings } from './settings/pod-settings.ts';

/** One container that runs the image of a template, as the rules of a contract see it. */
export interface ContainerUse {
  /** The template as messages name it: `BaseImageTemplate "goose"`. */
  readonly template: string;
  /** Where the container is, for messages: `spec.containers[0].` */
  readonly field: string;
  /** Where the pod's own settings are: `spec.` */
  readonly podField: string;
  readonly settings: ContainerSettings;
  readonly pod: PodSettings;
}

/** What a container, or its pod, does that an image of the contract cannot do with. The same bytes for the same cause. */
export interface WorkloadFault {
  /** The field that a person must look at. */
  readonly field: string;
  /** What is wrong and what to do, as one sentence. */
  readonly sentence: string;
}

/** A rule of a contract for the workloads that use its images. */
export interface WorkloadRule {
  /** `Reject` where the container fails, or goes without what the contract promises, for certain; `Warn` never rejects. */
  readonly effect: 'Reject' | 'Warn';
  readonly reason: ViolationReason;
  judge(use: ContainerUse): WorkloadFault | undefined;
}
