import type { InconclusiveReason } from '../api/reasons.ts';
import { REASONS } from '../api/reasons.ts';
import type { Evaluation } from '../contract/evaluate.ts';
import { judgeAgain } from './judge-again.ts';
import type { Observation } from './observation.ts';

/** Why the evaluation decides nothing; undefined where it does, or where only the inspection is missing, which needs no other boot. */
export function openQuestion(
  observation: Observation,
  evaluation: Evaluation,
): { reason: InconclusiveReason; message: string } | undefined {
  const { outcome, reason, message } = judgeAgain(observation, evaluation);
  if (outcome !== 'Inconclusive' || reason === 'InspectionIncomplete') return undefined;
  return { reason: isInconclusive(reason) ? reason : 'EvidenceUnreadable', message };
}

function isInconclusive(reason: keyof typeof REASONS): reason is InconclusiveReason {
  return REASONS[reason].side === 'Inconclusive';
}
