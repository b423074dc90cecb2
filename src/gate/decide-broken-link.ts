import type { Decision } from './decision.ts';
import { effectiveMode } from './effective-mode.ts';
import type { GatePolicy } from './gate-policy.ts';
import { modeOutcome } from './mode-outcome.ts';
import type { Violation } from './violation-decision.ts';
import { violationDecision } from './violation-decision.ts';

/** A claim or a pool whose way to a template is broken is treated as a missing template: objects may come in any order. */
export function decideBrokenLink(violation: Violation, policy: GatePolicy): Decision {
  return violationDecision(violation, modeOutcome(effectiveMode(policy.missingTemplate, policy)));
}
