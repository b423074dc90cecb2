import type { BaseImageTemplate } from '../api/base-image-template.ts';
import type { RecordedSettings } from './recorded-settings.ts';
import { recordedSettings } from './recorded-settings.ts';
import type { RecordedVerdict } from './recorded-verdict.ts';
import { recordedVerdict } from './recorded-verdict.ts';

/** What of a template decides whether it rejects, whatever the workload looks like. */
export interface RecordedTemplate extends RecordedVerdict {
  readonly settings: RecordedSettings;
}

/**
 * Reads a template with its defaults filled in. The gate and the controller read both parts here, so that what the controller records about a
 * template is what the gate decides by.
 *
 * @param hash of the contract that the template asks for now: `termsOf(template, sha256).hash`
 */
export function recordedTemplate(template: BaseImageTemplate, hash: string): RecordedTemplate {
  return { settings: recordedSettings(template), ...recordedVerdict(template, hash) };
}
