import type { RecordedTemplate } from './recorded-template.ts';

/** When `spec.admission.unknownGrace` is over (milliseconds since 1970); undefined where nothing ends, or nothing began. */
export function graceEnd({
  settings: { unknownGrace },
  unknownSince,
}: Pick<RecordedTemplate, 'settings' | 'unknownSince'>): number | undefined {
  return unknownGrace > 0 && unknownSince !== undefined ? unknownSince + unknownGrace : undefined;
}
