import type { TemplateStatus } from '../api/base-image-template.ts';
import { boundFindings } from '../contract/bound-findings.ts';
import type { StageResult, StageResults } from '../contract/stage-results.ts';
import { stageResults } from '../contract/stage-results.ts';
import type { Verdict } from '../contract/judge.ts';
import { evaluateImage } from './evaluate-image.ts';
import type { BootPart } from './evaluate-image.ts';
import { isEarlyVerdict } from './is-early-verdict.ts';
import { judgeAgain } from './judge-again.ts';
import { knownResolution } from './known-resolution.ts';
import type { Observation } from './observation.ts';
import type { Progress } from './progress.ts';
import { refineFindings } from '../status/refine-findings.ts';
import { standingJudgement } from './standing-judgement.ts';

/** The parts of the status that speak of one judgement and change together. */
export type Content = Pick<
  TemplateStatus,
  'judged' | 'findings' | 'checks' | 'boot' | 'runtime' | 'contract' | 'lastValidation'
>;

/** What is to be told about the image. */
export interface Assessment {
  readonly valid: StageResult;
  readonly stages: StageResults;
  readonly content: Content;
}

const NOT_BOOTED = { known: false, reason: 'Validating', message: 'It is being booted' } as const;

/** Turns what a reconcile came to into what is told about the image; undefined where nothing is known of it and nothing is asked. */
export function assess(observation: Observation, progress: Progress): Assessment | undefined {
  switch (progress.kind) {
    case 'Idle':
    case 'Standing':
      return standing(observation, observation.template.status?.lastValidation);
    case 'Judged':
      return judged(observation, progress.judgement);
    case 'Open':
      return open(observation, progress);
  }
}

/** The verdict in the status, judged with the waivers of now and completed with what the registry tells by now. */
function standing(
  observation: Observation,
  lastValidation: Content['lastValidation'],
): Assessment | undefined {
  const { template, terms, registry, platforms } = observation;
  const { status } = template;
  const answer = knownResolution(template, registry?.inspection.resolution);
  const judgement = standingJudgement(template, terms.hash, answer);
  if (judgement === undefined || status?.checks === undefined) return undefined;
  const stored = { findings: status.findings ?? [], passed: status.checks.passed };
  const part: BootPart = { platform: platforms[0], boot: NOT_BOOTED };
  const fresh = registry === undefined ? undefined : evaluateImage(observation, answer, part);
  const verdict = judgeAgain(
    observation,
    fresh === undefined ? stored : refineFindings(stored, fresh),
  );
  const { boot, runtime, contract } = status;
  const digest = answer.outcome === 'Resolved' ? answer.digest : judgement.digest;
  return told(observation, verdict, {
    judged: { ...judgement, digest },
    ...(boot !== undefined && { boot }),
    ...(runtime !== undefined && { runtime }),
    ...(contract !== undefined && { contract }),
    ...(lastValidation !== undefined && { lastValidation }),
  });
}

function judged(
  observation: Observation,
  {
    evaluation,
    digest,
    record,
    boot,
    runtime,
    contract,
  }: Extract<Progress, { kind: 'Judged' }>['judgement'],
): Assessment {
  const { template, terms } = observation;
  return told(observation, judgeAgain(observation, evaluation), {
    judged: {
      image: template.spec.image,
      digest,
      contractHash: terms.hash,
      finishedAt: record.finishedAt,
    },
    ...(boot !== undefined && { boot }),
    ...(runtime !== undefined && { runtime }),
    ...(contract !== undefined && { contract }),
    lastValidation: record,
  });
}

function open(observation: Observation, progress: Extract<Progress, { kind: 'Open' }>): Assessment {
  const { template, terms, registry, now } = observation;
  const { reason, message, platform } = progress;
  const record = progress.record ?? template.status?.lastValidation;
  // An early verdict is judged anew, as long as the boot that was to follow it runs.
  const early = template.status !== undefined && isEarlyVerdict(template.status);
  const stands = early ? undefined : standing(observation, record);
  if (stands !== undefined) return stands;
  const resolution = knownResolution(template, registry?.inspection.resolution);
  const boot = { known: false, reason, message } as const;
  const evaluation = evaluateImage(observation, resolution, { platform, boot });
  const verdict = judgeAgain(observation, evaluation);
  const kept = record === undefined ? {} : { lastValidation: record };
  // Registry evidence alone may fail an image, at once; the boot adds findings and lifts nothing.
  if (verdict.outcome === 'Invalid' && resolution.outcome !== 'Unknown') {
    const digest = resolution.outcome === 'Resolved' ? resolution.digest : '';
    const finishedAt = record?.startedAt ?? new Date(now).toISOString();
    const image = template.spec.image;
    const spoken = { image, digest, contractHash: terms.hash, finishedAt };
    return told(observation, verdict, { judged: spoken, ...kept });
  }
  return {
    valid: { status: 'Unknown', reason, message },
    stages: stageResults(verdict.findings, terms),
    content: kept,
  };
}

function told(
  { terms }: Observation,
  verdict: Verdict,
  content: Omit<Content, 'findings' | 'checks'>,
): Assessment {
  const { outcome, reason, message, findings, checks } = verdict;
  const status = ({ Valid: 'True', Invalid: 'False', Inconclusive: 'Unknown' } as const)[outcome];
  return {
    valid: { status, reason, message },
    stages: stageResults(findings, terms),
    content: {
      ...content,
      checks,
      ...(findings.length > 0 && { findings: boundFindings(findings) }),
    },
  };
}
