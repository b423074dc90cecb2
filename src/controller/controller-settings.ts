import type { ContractSettings } from '../contract/contract-settings.ts';
import type { AllowedPodSettings } from '../job/forbidden-pod-setting.ts';
import type { Abilities } from '../job/with-abilities.ts';

/** What the operator's configuration says to the controller. */
export interface ControllerSettings extends Abilities {
  /** The operator's own image, whose probes gather the evidence. */
  readonly proberImage: string;
  /** How many validation Jobs may run at a time. */
  readonly maxActiveValidations: number;
  /** Number of templates that are worked on at a time. */
  readonly workers: number;
  /** Ids of checks that no template may waive. */
  readonly unwaivable: ReadonlySet<string>;
  /** Whether the controller reads the templates' pull secrets. Without, it asks registries anonymously, and no Secret counts as missing. */
  readonly readPullSecrets: boolean;
  /** What templates may ask for their validation pods; left out for anything. */
  readonly allowedPods?: AllowedPodSettings;
  /** What the operator says about contracts that are not everywhere at home. */
  readonly contracts: ContractSettings;
}
