import type { InconclusiveReason } from '../api/reasons.ts';
import type { Resolution } from '../evidence/image-evidence.ts';
import type { IdleReason } from './idle-reason.ts';
import { idleReason } from './idle-reason.ts';
import { knownResolution } from './known-resolution.ts';
import { missingSecret } from './missing-secret.ts';
import { nextAttempt } from './next-attempt.ts';
import type { Observation } from './observation.ts';
import { openQuestion } from './open-question.ts';
import { pendingRequest } from './pending-request.ts';
import { samePlatform } from '../contract/same-platform.ts';
import { sameEvidence } from './same-evidence.ts';
import type { ConcludedStatus } from './is-concluded.ts';
import { isConcluded } from './is-concluded.ts';
import { siblingVerdict } from './sibling-verdict.ts';
import { standingJudgement } from './standing-judgement.ts';

/** One attempt to boot an image. */
export interface BootTarget {
  readonly key: string;
  readonly attempt: number;
  /** What is booted: a digest, or undefined where the reference itself must be pulled. */
  readonly digest?: string;
  readonly platform: string;
}

/** Where a template stands before anybody looks at Jobs and pods. */
export type Stage =
  /** Nothing is to be validated. */
  | { readonly stage: 'Idle'; readonly reason: IdleReason }
  /** The evidence is there; judge it again (waivers may have changed). */
  | { readonly stage: 'Settled' }
  /** A sibling has the evidence. */
  | { readonly stage: 'Adopt'; readonly from: ConcludedStatus }
  /** Nothing can or need be booted; the registry's evidence decides. */
  | { readonly stage: 'Static' }
  /** Nothing can be told until something outside changes. */
  | { readonly stage: 'Blocked'; readonly reason: InconclusiveReason; readonly message: string }
  /** The next attempt is not due yet. */
  | { readonly stage: 'Backoff'; readonly until: number }
  /** An attempt is due or runs. */
  | { readonly stage: 'Boot'; readonly target: BootTarget };

/** Decides where a template stands. */
export function stageOf(observation: Observation): Stage {
  const { template, terms, registry } = observation;
  const reason = idleReason(template.spec);
  if (reason !== undefined) return { stage: 'Idle', reason };
  const resolution = knownResolution(template, registry?.inspection.resolution);
  if (pendingRequest(template) === undefined) {
    if (isSettled(observation, resolution)) return { stage: 'Settled' };
    const from = siblingVerdict(observation, resolution);
    if (from !== undefined && mayAdopt(observation, from)) return { stage: 'Adopt', from };
  }
  const blocked = blockedBy(observation, resolution);
  if (blocked !== undefined) return blocked;
  if (resolution.outcome === 'NotFound' || !terms.boot) return { stage: 'Static' };
  const platform = bootPlatform(observation, resolution);
  if (platform === undefined) return { stage: 'Static' };
  return bootStage(observation, resolution, platform);
}

/** An attempt that this template has begun is seen through, unless the sibling's verdict comes from that attempt or a later one. */
function mayAdopt({ template, keys }: Observation, from: ConcludedStatus): boolean {
  const own = template.status?.lastValidation;
  if (own === undefined || own.finishedAt !== undefined) return true;
  if (own.key !== keys.digest && own.key !== keys.reference) return true;
  const theirs = from.lastValidation;
  return theirs.key === own.key && (theirs.attempt ?? 1) >= (own.attempt ?? 1);
}

function isSettled(observation: Observation, resolution: Resolution): boolean {
  const { template, keys, terms, platformsGuessed = false } = observation;
  const { status } = template;
  if (!isConcluded(status)) return false;
  const { key } = status.lastValidation;
  const same = sameEvidence(keys.digest, key) || sameEvidence(keys.reference, key);
  // While its nodes are away nothing can be booted, and the platforms of the key are not known.
  if (!same && !platformsGuessed) return false;
  if (standingJudgement(template, terms.hash, resolution) === undefined) return false;
  // A waiver may have lifted the failure that made up for missing evidence of the boot.
  const evaluation = { findings: status.findings ?? [], passed: status.checks.passed };
  return openQuestion(observation, evaluation) === undefined;
}

/** Without the pull secret neither "not found" nor "not authorised" says anything about the image. */
function blockedBy(observation: Observation, resolution: Resolution): Stage | undefined {
  const { missingSecrets, registry, terms, obstacle } = observation;
  if (obstacle !== undefined && !isSeenThrough(observation))
    return { stage: 'Blocked', ...obstacle };
  const [secret] = missingSecrets;
  const answer = registry?.inspection.resolution ?? resolution;
  if (secret !== undefined && answer.outcome !== 'Resolved')
    return { stage: 'Blocked', ...missingSecret(secret) };
  if (resolution.outcome === 'Unknown' && !terms.boot) {
    const { reason, message } = resolution;
    return { stage: 'Blocked', reason, message };
  }
  return undefined;
}

/** Obstacles that the operator's configuration sets up: they end an attempt that runs. */
const FORBIDDEN: readonly InconclusiveReason[] = ['ContractDisabled', 'PodSettingForbidden'];

/** An attempt whose Job is there has all that it needs, whatever the nodes have by now; unless the operator forbids it since. */
function isSeenThrough({ template, keys, obstacle }: Observation): boolean {
  const own = template.status?.lastValidation;
  const runs = own?.jobUID !== undefined && own.finishedAt === undefined;
  return (
    runs &&
    (own.key === keys.digest || own.key === keys.reference) &&
    !(obstacle !== undefined && FORBIDDEN.includes(obstacle.reason))
  );
}

/** The first wanted platform that the image has; any where the image's platforms are not known. */
function bootPlatform({ platforms }: Observation, resolution: Resolution): string | undefined {
  if (resolution.outcome !== 'Resolved' || resolution.platforms.length === 0) return platforms[0];
  return platforms.find((wanted) =>
    resolution.platforms.some(({ platform }) => samePlatform(platform, wanted)),
  );
}

function bootStage(observation: Observation, resolution: Resolution, platform: string): Stage {
  const { template, keys, now } = observation;
  const own = template.status?.lastValidation;
  // A boot by reference that was begun while the registry was away is seen through.
  const byReference = own?.key === keys.reference && own.finishedAt === undefined;
  const digest = resolution.outcome === 'Resolved' && !byReference ? resolution.digest : undefined;
  const key = (byReference ? undefined : keys.digest) ?? keys.reference;
  const { number, notBefore } = nextAttempt(observation, key);
  if (notBefore > now) return { stage: 'Backoff', until: notBefore };
  const target = { key, attempt: number, platform };
  return { stage: 'Boot', target: digest === undefined ? target : { ...target, digest } };
}
