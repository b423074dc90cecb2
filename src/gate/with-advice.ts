import type { Decision } from './decision.ts';
import type { AdmissionMode } from './gate-policy.ts';
import { modeOutcome } from './mode-outcome.ts';
import type { Violation } from './violation-decision.ts';
import { violationDecision } from './violation-decision.ts';

/** A decision with what is only warned of: it never rejects, and where something was said already, it is said after that. */
export function withAdvice(
  decision: Decision,
  advice: readonly Violation[],
  mode: AdmissionMode,
): Decision {
  if (decision.outcome === 'Reject' || advice.length === 0) return decision;
  const outcome = modeOutcome(mode === 'Audit' ? 'Audit' : 'Warn');
  const [first, ...rest] = advice.map((violation) => violationDecision(violation, outcome));
  if (first === undefined) return decision;
  const said = decision.outcome === 'Admit' ? first : decision;
  const also = (said === first ? rest : [first, ...rest]).map(({ warning }) => warning);
  return { ...said, ...(also.length > 0 && { also }) };
}
