import type { BaseImageTemplate } from '../api/base-image-template.ts';
import { LABELS } from '../api/labels.ts';

/** Bound of `status.lastHandledRequestAt`, in code points as the API server counts: half of one would not come back as it was written. */
const LONGEST = 64;

/** The value of the annotation `images.vibed.dev/validate-requested-at` where no validation was begun for it yet. */
export function pendingRequest({ metadata, status }: BaseImageTemplate): string | undefined {
  const value = metadata.annotations?.[LABELS.validateRequestedAt] ?? '';
  const asked = Array.from(value.slice(0, 2 * LONGEST))
    .slice(0, LONGEST)
    .join('');
  if (asked === '' || asked === status?.lastHandledRequestAt) return undefined;
  return asked;
}
