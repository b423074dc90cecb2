import type { InconclusiveReason } from '../api/reasons.ts';

/** A fact that the validation pod could not tell. */
export interface Unreadable {
  readonly known: false;
  readonly reason: InconclusiveReason;
  readonly message: string;
}

/** A fact that the validation pod could not tell, by default `EvidenceUnreadable`. */
export function unreadable(
  message: string,
  reason: InconclusiveReason = 'EvidenceUnreadable',
): Unreadable {
  return { known: false, reason, message };
}
