import type { Finding } from '../api/base-image-template.ts';
import type { Evidence } from '../evidence/evidence.ts';
import { cutText } from '../evidence/cut-text.ts';
import { boundFindings } from './bound-findings.ts';
import type { Check, CheckResult } from './check.ts';
import type { CommonTerms } from './common-terms.ts';
import { contractOf } from './contract-of.ts';
import type { ContractTerms } from './contract-terms.ts';

type AnyCheck = Check<CommonTerms, AnyEvidence>;
type AnyEvidence = Evidence<unknown, unknown>;

/** What the checks of a contract say about an image. */
export interface Evaluation {
  /** Checks that did not pass, unwaived, in the order of the contract; outcome Failed or Unknown. */
  readonly findings: Finding[];
  /** Number of checks that apply and held on every platform. */
  readonly passed: number;
}

/** Bound of the texts of `status.findings` in the CRD. */
const LONGEST_TEXT = 512;

/**
 * Runs every check of the contract over the evidence of every platform: users fix an image in one pass, so none stops at the first fault.
 * Findings of all platforms that say the same become one without a platform.
 */
export function evaluate(terms: ContractTerms, evidences: readonly AnyEvidence[]): Evaluation {
  const stopped = new Set<AnyEvidence>();
  const findings: Finding[] = [];
  let passed = 0;
  for (const check of contractOf(terms.type).checks) {
    const results = evidences
      .filter((evidence) => !stopped.has(evidence) && applies(check, terms))
      .map((evidence) => ({ evidence, result: check.run({ terms, evidence }) }));
    const found = results.flatMap(({ evidence, result }) => {
      if (result.outcome === 'Failed' && check.stops === true) stopped.add(evidence);
      return findingsOf(check, terms, result).map((finding) => ({
        ...finding,
        platform: evidence.platform,
      }));
    });
    if (found.length === 0 && results.some(({ result }) => result.outcome === 'Passed'))
      passed += 1;
    findings.push(...merged(found, evidences.length));
  }
  return { findings: boundFindings(findings), passed };
}

function applies(check: AnyCheck, terms: ContractTerms): boolean {
  return check.needs !== 'Boot' || terms.boot;
}

function findingsOf(check: AnyCheck, terms: ContractTerms, result: CheckResult): Finding[] {
  const { id } = check;
  const severity = check.severity[terms.grade] ?? 'Error';
  switch (result.outcome) {
    case 'Passed':
    case 'NotApplicable':
      return [];
    case 'Unknown': {
      const message = cutText(result.message, LONGEST_TEXT);
      return [{ check: id, severity, outcome: 'Unknown', reason: result.reason, message }];
    }
    case 'Failed': {
      const { reason, also = [] } = result;
      const fix = cutText(result.fix ?? check.fix, LONGEST_TEXT);
      const finding = { check: id, severity: result.severity ?? severity, reason, fix } as const;
      return [result.message, ...also].map((text) => ({
        ...finding,
        outcome: 'Failed',
        message: cutText(text, LONGEST_TEXT),
      }));
    }
  }
}

/** One finding for all platforms where each of them says the same. */
function merged(found: Finding[], platforms: number): Finding[] {
  const [first] = found;
  if (first === undefined) return found;
  const places = new Map<string, Finding[]>();
  for (const finding of found) {
    const { outcome, reason, message, fix = '' } = finding;
    const words = JSON.stringify([outcome, reason, message, fix]);
    const same = places.get(words) ?? [];
    // A check may say the same twice of one platform.
    if (!same.some(({ platform }) => platform === finding.platform))
      places.set(words, [...same, finding]);
  }
  if ([...places.values()].some((same) => same.length < platforms)) return found;
  return [...places.values()].flatMap(([one]) => {
    if (one === undefined) return [];
    const everywhere = { ...one };
    delete everywhere.platform;
    return [everywhere];
  });
}
