import type { Finding } from '../api/base-image-template.ts';
import type { Reason } from '../api/reasons.ts';
import type { EvidenceSource } from './check.ts';
import { conditionMessage } from './condition-message.ts';
import type { ContractTerms } from './contract-terms.ts';
import { evidenceSource } from './evidence-source.ts';

/** Status, reason and message of one condition. */
export interface StageResult {
  readonly status: 'True' | 'False' | 'Unknown';
  readonly reason: Reason;
  readonly message: string;
}

/** What the findings say about each of the three stages. */
export interface StageResults {
  readonly Resolved: StageResult;
  readonly Inspected: StageResult;
  readonly Booted: StageResult;
}

type Stage = keyof StageResults;

const SOURCES: Record<Stage, readonly EvidenceSource[]> = {
  Resolved: ['Registry'],
  Inspected: ['Config', 'Files'],
  Booted: ['Boot'],
};
const GOOD: Record<Stage, StageResult> = {
  Resolved: {
    status: 'True',
    reason: 'Resolved',
    message: 'The image exists for every platform of the slot',
  },
  Inspected: {
    status: 'True',
    reason: 'Inspected',
    message: "The image's configuration and files keep the contract",
  },
  Booted: { status: 'True', reason: 'Booted', message: 'The booted image keeps the contract' },
};
const NOT_BOOTED: StageResult = {
  status: 'Unknown',
  reason: 'NotBooted',
  message: 'spec.validation.mode is Inspect: the image is not booted',
};
const NOT_INSPECTED: StageResult = {
  status: 'Unknown',
  reason: 'NotInspected',
  message: 'There is no image to look at; see the condition Resolved',
};
const NEVER_BOOTED: StageResult = {
  status: 'Unknown',
  reason: 'NotBooted',
  message: 'There is no image to boot; see the condition Resolved',
};

/**
 * The conditions Resolved, Inspected and Booted. An unwaived failure of severity Error is False, a failure before an Unknown; warnings and
 * waived findings keep a stage True.
 *
 * @param findings as `judge` gave them, waivers applied
 */
export function stageResults(
  findings: readonly Finding[],
  terms: Pick<ContractTerms, 'boot'>,
): StageResults {
  const Resolved = stage('Resolved', findings) ?? GOOD.Resolved;
  // Where nothing was found and an earlier stage failed, the checks were not run.
  const ran = Resolved.status !== 'False';
  const Inspected = stage('Inspected', findings) ?? (ran ? GOOD.Inspected : NOT_INSPECTED);
  const Booted = stage('Booted', findings) ?? (ran ? GOOD.Booted : NEVER_BOOTED);
  return { Resolved, Inspected, Booted: terms.boot ? Booted : NOT_BOOTED };
}

function stage(name: Stage, findings: readonly Finding[]): StageResult | undefined {
  const mine = findings.filter(
    ({ check, severity }) => severity === 'Error' && SOURCES[name].includes(evidenceSource(check)),
  );
  const failed = mine.find(({ outcome }) => outcome === 'Failed');
  if (failed !== undefined) return told('False', failed);
  const unknown = mine.find(({ outcome }) => outcome === 'Unknown');
  return unknown === undefined ? undefined : told('Unknown', unknown);
}

function told(
  status: StageResult['status'],
  { platform, message, fix, reason }: Finding,
): StageResult {
  const where = platform === undefined ? message : `${platform}: ${message}`;
  // The CRD types a finding's reason as any text; findings are written by this program alone.
  return { status, reason: reason as Reason, message: conditionMessage(where, fix) };
}
