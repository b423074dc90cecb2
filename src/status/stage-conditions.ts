import type { Condition } from '../api/base-image-template.ts';
import type { Reason } from '../api/reasons.ts';
import { conditionMessage } from '../contract/condition-message.ts';
import type { StageResult, StageResults } from '../contract/stage-results.ts';
import type { Observation } from '../plan/observation.ts';
import type { Progress } from '../plan/progress.ts';

/**
 * The conditions Resolved, Inspected and Booted. Findings speak of the image that was judged; Resolved also tells how the registry answered last,
 * which takes nothing back from the others.
 *
 * @param stages what the findings say; undefined where nothing is known of the image
 */
export function stageConditions(
  observation: Observation,
  progress: Progress,
  stages: StageResults | undefined,
): StageResults {
  const before = (type: keyof StageResults) => kept(observation, type);
  const known = stages ?? {
    Resolved: before('Resolved'),
    Inspected: before('Inspected'),
    Booted: before('Booted'),
  };
  return { ...known, Resolved: resolved(observation, progress, known.Resolved) };
}

function resolved(
  { registry, template }: Observation,
  progress: Progress,
  fromFindings: StageResult,
): StageResult {
  if (progress.kind === 'Open' && progress.reason === 'PullSecretMissing')
    return { status: 'Unknown', reason: progress.reason, message: progress.message };
  const answer = registry?.inspection.resolution;
  if (answer?.outcome === 'Unknown') {
    const { reason, message } = answer;
    const status = reason === 'ImagePullUnauthorized' ? 'False' : 'Unknown';
    return { status, reason, message: conditionMessage(message) };
  }
  if (answer?.outcome === 'Resolved' && fromFindings.status !== 'False')
    return {
      status: 'True',
      reason: 'Resolved',
      message: `spec.image points to ${answer.digest}`,
    };
  if (registry !== undefined) return fromFindings;
  // The registry was not asked since the start: what it said before stands, for the same reference.
  const same = template.status?.image?.reference === template.spec.image;
  const old = template.status?.conditions?.find(({ type }) => type === 'Resolved');
  return same && old !== undefined ? resultOf(old) : fromFindings;
}

function kept({ template }: Observation, type: keyof StageResults): StageResult {
  const same = template.status?.image?.reference === template.spec.image;
  const old = template.status?.conditions?.find((condition) => condition.type === type);
  if (same && old !== undefined) return resultOf(old);
  return { status: 'Unknown', reason: 'Pending', message: 'The image has not been looked at' };
}

function resultOf({ status, reason, message }: Condition): StageResult {
  // Conditions are written by this program alone, and the CRD types their reason as any text.
  return { status, reason: reason as Reason, message };
}
