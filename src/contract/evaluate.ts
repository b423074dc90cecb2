import type { Finding } from '../api/base-image-template.ts';
import type { Evidence } from '../evidence/evidence.ts';
import { cutText } from '../evidence/cut-text.ts';
import type { Check, CheckResult } from './check.ts';
import { CONTRACT_CHECKS } from './contract-checks.ts';
import type { ContractTerms } from './contract-terms.ts';

/** What the checks of a contract say about an image. */
export interface Evaluation {
  /** Checks that did not pass, unwaived, in the order of the contract; outcome Failed or Unknown. */
  readonly findings: Finding[];
  /** Number of checks that apply and held on every platform. */
  readonly passed: number;
}

/** Bounds of `status.findings` in the CRD. */
const MOST_FINDINGS = 128;
const LONGEST_TEXT = 512;

/**
 * Runs every check of the contract over the evidence of every platform: users fix an image in one pass, so none stops at the first fault.
 * Findings of all platforms that say the same become one without a platform.
 */
export function evaluate(terms: ContractTerms, evidences: readonly Evidence[]): Evaluation {
  const stopped = new Set<Evidence>();
  const findings: Finding[] = [];
  let passed = 0;
  for (const check of CONTRACT_CHECKS[terms.type]) {
    const results = evidences
      .filter((evidence) => !stopped.has(evidence) && applies(check, terms))
      .map((evidence) => ({ evidence, result: check.run({ terms, evidence }) }));
    const found = results.flatMap(({ evidence, result }) => {
      if (result.outcome === 'Failed' && check.stops === true) stopped.add(evidence);
      const finding = findingOf(check, terms, result);
      return finding === undefined ? [] : [{ ...finding, platform: evidence.platform }];
    });
    if (found.length === 0 && results.some(({ result }) => result.outcome === 'Passed'))
      passed += 1;
    findings.push(...merged(found, evidences.length));
  }
  return { findings: findings.slice(0, MOST_FINDINGS), passed };
}

function applies(check: Check, terms: ContractTerms): boolean {
  return check.needs !== 'Boot' || terms.boot;
}

function findingOf(check: Check, terms: ContractTerms, result: CheckResult): Finding | undefined {
  const { id } = check;
  const severity = check.severity[terms.version];
  switch (result.outcome) {
    case 'Passed':
    case 'NotApplicable':
      return undefined;
    case 'Unknown': {
      const message = cutText(result.message, LONGEST_TEXT);
      return { check: id, severity, outcome: 'Unknown', reason: result.reason, message };
    }
    case 'Failed': {
      const reason = result.reason;
      const message = cutText(result.message, LONGEST_TEXT);
      const fix = cutText(result.fix ?? check.fix, LONGEST_TEXT);
      return { check: id, severity, outcome: 'Failed', reason, message, fix };
    }
  }
}

/** One finding for all platforms where each of them says the same. */
function merged(found: Finding[], platforms: number): Finding[] {
  const [first] = found;
  if (first === undefined || found.length < platforms) return found;
  const same = found.every(
    (finding) =>
      finding.outcome === first.outcome &&
      finding.reason === first.reason &&
      finding.message === first.message &&
      finding.fix === first.fix,
  );
  if (!same) return found;
  const everywhere = { ...first };
  delete everywhere.platform;
  return [everywhere];
}
