import type { BaseImageTemplate } from '../api/base-image-template.ts';
import { parseDuration } from '../api/parse-duration.ts';

/** What of a template's own rules decides whether it rejects, whatever the workload looks like. */
export interface RecordedSettings {
  /** `spec.enabled`: false closes the slot. */
  readonly enabled: boolean;
  /** `spec.validation.mode` is `Off`. */
  readonly validationOff: boolean;
  readonly whenUnknown: 'Allow' | 'Warn' | 'Deny';
  /** Milliseconds; 0 never ends. */
  readonly unknownGrace: number;
}

/** Reads the settings of a template with its defaults filled in. */
export function recordedSettings({ spec }: BaseImageTemplate): RecordedSettings {
  const { enabled, admission, validation } = spec;
  return {
    enabled,
    validationOff: validation.mode === 'Off',
    whenUnknown: admission.whenUnknown,
    unknownGrace: parseDuration(admission.unknownGrace) ?? 0,
  };
}
