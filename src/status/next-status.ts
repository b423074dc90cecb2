import type { TemplateStatus } from '../api/base-image-template.ts';
import type { StageResult } from '../contract/stage-results.ts';
import type { Assessment, Content } from '../plan/assessment.ts';
import { assess } from '../plan/assessment.ts';
import { imageStatus } from './image-status.ts';
import { judgedDigests } from './judged-digests.ts';
import { isEarlyVerdict } from '../plan/is-early-verdict.ts';
import { knownResolution } from '../plan/known-resolution.ts';
import type { Observation } from '../plan/observation.ts';
import { pendingRequest } from '../plan/pending-request.ts';
import type { Progress } from '../plan/progress.ts';
import { readiness } from './readiness.ts';
import { setConditions } from './set-conditions.ts';
import { standingJudgement } from '../plan/standing-judgement.ts';
import { stageConditions } from './stage-conditions.ts';

/**
 * The whole status that follows from one reconcile. Nothing else in the program makes up a status. Equal input gives an equal status, so that a
 * reconcile that found nothing new writes nothing.
 */
export function nextStatus(observation: Observation, progress: Progress): TemplateStatus {
  const { template, terms, now } = observation;
  const before = template.status ?? {};
  const assessment = assess(observation, progress);
  const valid = validCondition(progress, assessment);
  const idle = progress.kind === 'Idle' ? progress.reason : undefined;
  const stages = stageConditions(observation, progress, assessment?.stages);
  const { generation } = template.metadata;
  const content = contentOf(observation, progress, assessment);
  const handled = handledRequest(observation, progress);
  const digests = digestHistory(observation, valid, content);
  return {
    observedGeneration: generation,
    conditions: setConditions(
      before.conditions ?? [],
      { ...readiness(valid, idle), Valid: valid, ...stages },
      { generation, now },
    ),
    ...content,
    image: imageStatus(observation, bootedDigest(progress)),
    ...(digests.length > 0 && { judgedDigests: digests }),
    ...languageOf(terms),
    ...unknownSince(observation, valid, idle),
    ...(handled !== undefined && { lastHandledRequestAt: handled }),
    ...lastValid(observation, valid, content),
  };
}

function languageOf(terms: Observation['terms']): Pick<TemplateStatus, 'language'> {
  const language = 'language' in terms ? terms.language : '';
  return language === '' ? {} : { language };
}

function validCondition(progress: Progress, assessment: Assessment | undefined): StageResult {
  if (progress.kind !== 'Idle')
    return (
      assessment?.valid ?? {
        status: 'Unknown',
        reason: 'Pending',
        message: 'The image has not been validated',
      }
    );
  if (progress.reason === 'ValidationOff') {
    const message = 'Nothing is validated: spec.validation.mode is Off';
    return { status: 'Unknown', reason: 'ValidationOff', message };
  }
  const message = 'No verdict exists for this image and none is being sought';
  return assessment?.valid ?? { status: 'Unknown', reason: progress.reason, message };
}

function contentOf(
  { template, now }: Observation,
  progress: Progress,
  assessment: Assessment | undefined,
): Content {
  const content = assessment?.content ?? {};
  if (progress.kind !== 'Idle') return content;
  // A validation that runs is given up; its Job goes.
  const last = template.status?.lastValidation;
  if (last === undefined) return content;
  // An early verdict bears the time of the start: with the same end it would pass for one that rests on the boot.
  const early = template.status !== undefined && isEarlyVerdict(template.status);
  const start = early ? Date.parse(last.startedAt ?? '') + 1 || 0 : 0;
  const finishedAt = last.finishedAt ?? new Date(Math.max(now, start)).toISOString();
  return { ...content, lastValidation: { ...last, finishedAt } };
}

/** A boot by reference was bound to a digest by the kubelet. */
function bootedDigest(progress: Progress): string | undefined {
  return progress.kind === 'Judged' ? progress.judgement.digest : undefined;
}

function digestHistory(
  observation: Observation,
  valid: StageResult,
  { judged }: Content,
): NonNullable<TemplateStatus['judgedDigests']> {
  const { template, registry } = observation;
  const before = template.status?.judgedDigests ?? [];
  // Nothing is judged now: verdicts of earlier digests hold for those that are pinned to them.
  const spoken = judged ?? takenBack(observation);
  if (spoken === undefined || valid.reason === 'ValidationOff') return before;
  const outcome = judged === undefined ? undefined : outcomeOf(valid);
  const known = before.find(({ digest }) => digest === spoken.digest);
  const { digest, contractHash, finishedAt } = spoken;
  // The list keeps its order while nothing changed.
  if (known?.outcome === outcome && known?.contractHash === contractHash && known.at === finishedAt)
    return before;
  const answer = registry?.inspection.resolution;
  const platforms =
    answer?.outcome === 'Resolved' && answer.digest === digest
      ? answer.platforms.map((each) => each.digest)
      : [];
  return judgedDigests(before, { digest, outcome, contractHash, platforms, at: finishedAt });
}

/** An early verdict that a waiver lifted was no verdict. */
function takenBack({ template, terms, registry }: Observation): Content['judged'] {
  if (template.status === undefined || !isEarlyVerdict(template.status)) return undefined;
  const resolution = knownResolution(template, registry?.inspection.resolution);
  return standingJudgement(template, terms.hash, resolution);
}

function outcomeOf({ status }: StageResult): 'Valid' | 'Invalid' | undefined {
  if (status === 'Unknown') return undefined;
  return status === 'True' ? 'Valid' : 'Invalid';
}

function unknownSince(
  { template, now }: Observation,
  valid: StageResult,
  idle: string | undefined,
): Pick<TemplateStatus, 'unknownSince'> {
  if (valid.status !== 'Unknown' || idle === 'ValidationOff') return {};
  const { status, spec } = template;
  const same = status?.image?.reference === spec.image ? status.unknownSince : undefined;
  return { unknownSince: same ?? new Date(now).toISOString() };
}

/** A request is handled when a validation was begun, or ended, after it was seen. */
function handledRequest({ template }: Observation, progress: Progress): string | undefined {
  const before = template.status?.lastHandledRequestAt;
  const begun = progress.kind === 'Judged' || (progress.kind === 'Open' && progress.record);
  return begun ? (pendingRequest(template) ?? before) : before;
}

function lastValid(
  { template }: Observation,
  valid: StageResult,
  { judged }: Content,
): Pick<TemplateStatus, 'lastValid'> {
  const before = template.status?.lastValid;
  if (valid.status === 'True' && judged !== undefined) {
    const { image, digest, finishedAt } = judged;
    return { lastValid: { image, digest, finishedAt } };
  }
  return before === undefined ? {} : { lastValid: before };
}
