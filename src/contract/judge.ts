import type { Finding, Waiver } from '../api/base-image-template.ts';
import type { Reason } from '../api/reasons.ts';
import { checkById } from './check-by-id.ts';
import { conditionMessage } from './condition-message.ts';
import { evidenceSource } from './evidence-source.ts';

/** What `judge` looks at. */
export interface Case {
  /** As `evaluate` gave them, or as the status kept them: waivers are applied anew. */
  readonly findings: readonly Finding[];
  /** Number of checks that passed. */
  readonly passed: number;
  readonly waivers: readonly Waiver[];
  /** Whether an Unknown of the image's configuration or files leaves the verdict open. */
  readonly requireInspection: boolean;
  readonly now: Date;
  /** Ids of checks that the operator lets nobody waive. Default none. */
  readonly unwaivable?: ReadonlySet<string>;
}

/** Whether an image keeps the contract, and the one sentence that says so everywhere. */
export interface Verdict {
  readonly outcome: 'Valid' | 'Invalid' | 'Inconclusive';
  readonly reason: Reason;
  /** One line of at most 256 bytes with the fix inside. */
  readonly message: string;
  /** All findings, those that a waiver accepts with outcome Waived. */
  readonly findings: Finding[];
  /** Number of checks by what came out; a check counts once, by its worst outcome. */
  readonly checks: { passed: number; failed: number; unknown: number; waived: number };
}

/**
 * The verdict: Invalid where an unwaived check of severity Error failed; else Inconclusive where a check that needs the registry's word or
 * the boot could not be told, or, with `requireInspection`, any; else Valid. The first finding in the order of the contract gives the reason.
 */
export function judge(given: Case): Verdict {
  const findings = given.findings.map((finding) => waived(finding, given));
  const checks = { passed: given.passed, ...tally(findings) };
  const verdict = { findings, checks };
  const failed = findings.find(
    ({ outcome, severity }) => outcome === 'Failed' && severity === 'Error',
  );
  if (failed !== undefined)
    return { ...verdict, outcome: 'Invalid', reason: reasonOf(failed), message: sentence(failed) };
  const open = openQuestion(findings, given.requireInspection);
  if (open !== undefined) return { ...verdict, outcome: 'Inconclusive', ...open };
  if (given.passed === 0 && findings.length === 0)
    return {
      ...verdict,
      outcome: 'Inconclusive',
      reason: 'Pending',
      message: 'Nothing is known about the image yet',
    };
  return { ...verdict, outcome: 'Valid', reason: 'Valid', message: praise(findings) };
}

function waived(finding: Finding, given: Case): Finding {
  if (finding.outcome === 'Unknown') return finding;
  const accepted = given.waivers.some(
    ({ check, expires }) =>
      check === finding.check &&
      given.unwaivable?.has(check) !== true &&
      // Where such a check fails nothing else was judged: accepting it would accept an image that nobody looked at.
      checkById(check)?.stops !== true &&
      // A time that cannot be read is over: it parses to NaN, which is greater than nothing.
      (expires === undefined || Date.parse(expires) > given.now.getTime()),
  );
  return { ...finding, outcome: accepted ? 'Waived' : 'Failed' };
}

function openQuestion(
  findings: readonly Finding[],
  requireInspection: boolean,
): Pick<Verdict, 'reason' | 'message'> | undefined {
  const unknown = findings.filter(
    ({ outcome, severity }) => outcome === 'Unknown' && severity === 'Error',
  );
  const decisive = unknown.find(({ check }) => !isInspection(check));
  if (decisive !== undefined) return { reason: reasonOf(decisive), message: sentence(decisive) };
  const [first] = unknown;
  if (first === undefined || !requireInspection) return undefined;
  const message = `${idsOf(unknown)} could not be read: ${sentence(first)}`;
  return { reason: 'InspectionIncomplete', message: conditionMessage(message) };
}

function praise(findings: readonly Finding[]): string {
  const unread = findings.filter(({ outcome }) => outcome === 'Unknown');
  const warned = findings.filter(
    ({ outcome, severity }) => outcome === 'Failed' && severity === 'Warning',
  );
  const parts = [
    'The image keeps the contract',
    ...(unread.length === 0 ? [] : [`could not be read: ${idsOf(unread)}`]),
    ...(warned.length === 0 ? [] : [`warnings: ${idsOf(warned)}`]),
  ];
  return conditionMessage(parts.join('; '));
}

function isInspection(check: string): boolean {
  return ['Config', 'Files'].includes(evidenceSource(check));
}

function idsOf(findings: readonly Finding[]): string {
  return [...new Set(findings.map(({ check }) => check))].join(', ');
}

function sentence({ platform, message, fix }: Finding): string {
  return conditionMessage(platform === undefined ? message : `${platform}: ${message}`, fix);
}

/** Findings are written by this program alone, and the CRD types their reason as any text. */
function reasonOf(finding: Finding): Reason {
  return finding.reason as Reason;
}

function tally(findings: readonly Finding[]): Omit<Verdict['checks'], 'passed'> {
  const worst = new Map<string, Finding['outcome']>();
  for (const outcome of ['Waived', 'Unknown', 'Failed'] as const)
    for (const finding of findings)
      if (finding.outcome === outcome) worst.set(finding.check, outcome);
  const count = (outcome: Finding['outcome']) =>
    [...worst.values()].filter((other) => other === outcome).length;
  return { failed: count('Failed'), unknown: count('Unknown'), waived: count('Waived') };
}
