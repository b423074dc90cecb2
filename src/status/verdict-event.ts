import type { TemplateStatus } from '../api/base-image-template.ts';
import type { Reason } from '../api/reasons.ts';
import { REASONS } from '../api/reasons.ts';

/** An Event about a verdict. */
export interface VerdictEvent {
  readonly type: 'Normal' | 'Warning';
  readonly reason: Reason;
  readonly message: string;
}

/**
 * The Event that a change of the Valid condition deserves: a verdict that came, changed or went for a reason that somebody must act on. Work in
 * progress and a second write of the same are none.
 */
export function verdictEvent(
  before: TemplateStatus | undefined,
  after: TemplateStatus,
): VerdictEvent | undefined {
  const valid = (status: TemplateStatus | undefined) =>
    status?.conditions?.find(({ type }) => type === 'Valid');
  const old = valid(before);
  const now = valid(after);
  if (now === undefined || (old?.status === now.status && old.reason === now.reason))
    return undefined;
  // Conditions are written by this program alone, and the CRD types their reason as any text.
  const reason = now.reason as Reason;
  const { actor, side } = REASONS[reason];
  if (now.status === 'Unknown' && (actor === 'Nobody' || side === 'Neither')) return undefined;
  return {
    type: now.status === 'True' ? 'Normal' : 'Warning',
    reason,
    message: now.message,
  };
}
