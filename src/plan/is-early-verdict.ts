import type { TemplateStatus } from '../api/base-image-template.ts';

/**
 * Whether the verdict was published before the boot ended, on the registry's evidence alone. Such a verdict bears the start of its validation
 * as its time, and does not stand by itself: the boot's evidence is still to come.
 */
export function isEarlyVerdict({ judged, lastValidation }: TemplateStatus): boolean {
  return (
    judged !== undefined &&
    lastValidation !== undefined &&
    lastValidation.finishedAt === undefined &&
    judged.finishedAt === lastValidation.startedAt
  );
}
