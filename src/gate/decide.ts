import type { DecisionInput } from './decision-input.ts';
import type { Decision } from './decision.ts';
import { effectiveMode } from './effective-mode.ts';
import type { AdmissionMode } from './gate-policy.ts';
import { matchImage } from './match-image.ts';
import type { ImageMatch } from './match-image.ts';
import { missingViolation } from './missing-violation.ts';
import { modeOutcome } from './mode-outcome.ts';
import { namingField } from './naming-field.ts';
import { quote } from '../contract/quote.ts';
import { graceEnd } from '../standing/grace-end.ts';
import { quoteName } from './quote-name.ts';
import type { TemplateRecord } from './records/template-record.ts';
import { templateViolation } from './template-violation.ts';
import type { Violation } from './violation-decision.ts';
import { violationDecision } from './violation-decision.ts';
import { withAdvice } from './with-advice.ts';
import { workloadViolations } from './workload-violations.ts';

/**
 * Decides about one reference: missing, then closed, ImageMismatch, Off, verdict, the contract's rules for workloads, whenUnknown.
 * `spec.admission.mode`, within the operator's floor and cap, applies to every rejection.
 */
export function decide(input: DecisionInput): Decision {
  const { template, policy } = input;
  if (template.state !== 'Found') {
    const mode = effectiveMode(policy.missingTemplate, policy);
    return violationDecision(missingViolation(input, template.state), modeOutcome(mode));
  }
  const { record } = template;
  const mode = effectiveMode(record.settings.mode, policy, policy.minimumMode);
  const match = matchImage(input.reference, record, policy.mirrors);
  const violation = templateViolation(input, record, match);
  if (violation !== undefined) return violationDecision(violation, modeOutcome(mode));
  if (record.settings.validationOff) return admit('ValidationOff', record);
  const { broken, advice } = workloadViolations(input, record, match);
  if (broken !== undefined) return violationDecision(broken, modeOutcome(mode));
  const valid = match.match === 'Same' && match.standing === 'Valid';
  const decision = valid ? admit('Valid', record) : decideUnknown(input, record, match, mode);
  return withAdvice(decision, advice, mode);
}

function admit(reason: 'Valid' | 'ValidationOff', { name }: TemplateRecord): Decision {
  return { outcome: 'Admit', reason, template: name, message: '', warning: '' };
}

/** Under Enforce the template says what to do without a verdict; the other modes say it themselves. */
function decideUnknown(
  input: DecisionInput,
  record: TemplateRecord,
  match: ImageMatch,
  mode: AdmissionMode,
): Decision {
  const expired = input.now >= (graceEnd(record) ?? Infinity);
  const violation = unknownViolation(input, record, match, expired);
  if (mode !== 'Enforce') return violationDecision(violation, modeOutcome(mode));
  if (expired || record.settings.whenUnknown === 'Deny')
    return violationDecision(violation, 'Reject');
  return violationDecision(violation, record.settings.whenUnknown === 'Warn' ? 'Warn' : 'Admit');
}

function unknownViolation(
  input: DecisionInput,
  record: TemplateRecord,
  match: ImageMatch,
  expired: boolean,
): Violation {
  const why = expired
    ? 'spec.admission.unknownGrace is over'
    : `spec.admission.whenUnknown: ${record.settings.whenUnknown}`;
  const digest = match.match === 'Same' ? match.digest : undefined;
  const spoken = digest === undefined ? record.message : '';
  const image = digest === undefined ? quote(record.image, 512) : `digest ${quoteName(digest)}`;
  const told =
    spoken === ''
      ? `nothing is proven about ${image} yet; see kubectl get baseimagetemplate ${record.name}, then try again`
      : spoken;
  return {
    reason: 'Unknown',
    template: record.name,
    field: namingField(input),
    sentence: `BaseImageTemplate ${quoteName(record.name)} has no verdict (${why}): ${told}`,
  };
}
