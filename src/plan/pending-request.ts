import type { BaseImageTemplate } from '../api/base-image-template.ts';
import { LABELS } from '../api/labels.ts';

/** Bound of `status.lastHandledRequestAt`. */
const LONGEST = 64;

/** The value of the annotation `images.vibed.dev/validate-requested-at` where no validation was begun for it yet. */
export function pendingRequest({ metadata, status }: BaseImageTemplate): string | undefined {
  const asked = metadata.annotations?.[LABELS.validateRequestedAt]?.slice(0, LONGEST);
  if (asked === undefined || asked === '' || asked === status?.lastHandledRequestAt)
    return undefined;
  return asked;
}
