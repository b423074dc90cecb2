import type { Decision, Outcome, ViolationReason } from './decision.ts';
import { cutText } from '../evidence/cut-text.ts';

/** Something that a reference breaks. */
export interface Violation {
  readonly reason: ViolationReason;
  /** Name of the template, empty where none was reached. */
  readonly template: string;
  /** The field that a person must look at. */
  readonly field: string;
  /** What is wrong and what to do, as one sentence. */
  readonly sentence: string;
}

/** kube-apiserver may cut longer ones (`admission.k8s.io/v1`, `AdmissionResponse.warnings`). */
const WARNING_BYTES = 256;

/** The decision that follows from a violation. A warning that is too long drops the field before it drops the fix. */
export function violationDecision(violation: Violation, outcome: Outcome): Decision {
  const { reason, template, field, sentence } = violation;
  const message = `${field}: ${sentence}`;
  const fits = cutText(message, WARNING_BYTES) === message;
  const warning = fits ? message : cutText(sentence, WARNING_BYTES);
  return { outcome, reason, template, message, warning };
}
