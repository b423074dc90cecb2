import type { BaseImageTemplate } from '../api/base-image-template.ts';
import type { Resolution } from '../evidence/image-evidence.ts';

/**
 * The best that is known about the reference: what the registry answered now, else what it answered before (kept in `status.image`), else why
 * nothing is known. A registry that cannot be asked takes back nothing.
 */
export function knownResolution(
  template: Pick<BaseImageTemplate, 'spec' | 'status'>,
  answer: Resolution | undefined,
): Resolution {
  if (answer !== undefined && answer.outcome !== 'Unknown') return answer;
  const { reference, digest, platforms = [] } = template.status?.image ?? {};
  if (reference === template.spec.image && digest !== undefined && digest !== '')
    return { outcome: 'Resolved', digest, platforms };
  return (
    answer ?? {
      outcome: 'Unknown',
      reason: 'Pending',
      message: 'The image has not been resolved yet',
    }
  );
}
