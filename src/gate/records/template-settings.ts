import type { BaseImageTemplate } from '../../api/base-image-template.ts';
import type { ContractTerms } from '../../contract/contract-terms.ts';
import type { RecordedSettings } from '../../standing/recorded-settings.ts';
import { recordedSettings } from '../../standing/recorded-settings.ts';
import type { AdmissionMode } from '../gate-policy.ts';

/** What the gate keeps of a template's own rules. Most templates have the same: they share one copy. */
export interface TemplateSettings extends RecordedSettings {
  /** `spec.contract.type`: says which rules hold for workloads. */
  readonly contract: ContractTerms['type'];
  readonly mode: AdmissionMode;
  readonly digestOnly: boolean;
}

/** Reads the settings of a template. */
export function templateSettings(template: BaseImageTemplate): TemplateSettings {
  const { contract, admission } = template.spec;
  return {
    ...recordedSettings(template),
    contract: contract.type,
    mode: admission.mode,
    digestOnly: admission.references === 'DigestOnly',
  };
}
