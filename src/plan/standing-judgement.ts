import type { BaseImageTemplate, TemplateStatus } from '../api/base-image-template.ts';
import type { Resolution } from '../evidence/image-evidence.ts';
import { digestMatches } from '../boot/digest-matches.ts';

type Judged = NonNullable<TemplateStatus['judged']>;

/**
 * What was judged, where it still speaks of what the template asks for: the same reference, contract and digest.
 */
export function standingJudgement(
  template: Pick<BaseImageTemplate, 'spec' | 'status'>,
  contractHash: string,
  resolution: Resolution,
): Judged | undefined {
  const judged = template.status?.judged;
  if (judged?.image !== template.spec.image || judged.contractHash !== contractHash)
    return undefined;
  return digestMatches(judged.digest, resolution) ? judged : undefined;
}
