import type { Outcome } from './decision.ts';
import type { AdmissionMode } from './gate-policy.ts';

const OUTCOMES: Readonly<Record<AdmissionMode, Outcome>> = {
  Enforce: 'Reject',
  Warn: 'Warn',
  Audit: 'Audit',
};

/** What a mode makes of a violation. */
export function modeOutcome(mode: AdmissionMode): Outcome {
  return OUTCOMES[mode];
}
