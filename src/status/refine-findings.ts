import type { Finding } from '../api/base-image-template.ts';
import type { Evaluation } from '../contract/evaluate.ts';
import { evidenceSource } from '../contract/evidence-source.ts';

/**
 * Closes open questions of a standing judgement with what the registry tells by now: checks of configuration and files that could not be read
 * when the image was booted. What the boot showed is not touched.
 *
 * @param stored findings as the status keeps them
 * @param fresh the same digest, evaluated without a boot
 */
export function refineFindings(stored: Evaluation, fresh: Evaluation): Evaluation {
  const findings: Finding[] = [];
  const settled = new Set<string>();
  for (const finding of stored.findings) {
    const answers = isOpenInspection(finding) ? answersTo(finding, fresh) : [finding];
    if (answers.length === 0) settled.add(finding.check);
    for (const answer of answers) findings.push(answer);
  }
  const held = [...settled].filter((id) => !findings.some(({ check }) => check === id));
  return { findings, passed: stored.passed + held.length };
}

function isOpenInspection({ check, outcome }: Finding): boolean {
  return outcome === 'Unknown' && ['Config', 'Files'].includes(evidenceSource(check));
}

/** Nothing where the check holds by now. */
function answersTo(open: Finding, fresh: Evaluation): Finding[] {
  const same = fresh.findings.filter(
    ({ check, platform }) =>
      check === open.check &&
      (platform === undefined || open.platform === undefined || platform === open.platform),
  );
  return same.some(({ outcome }) => outcome === 'Unknown') ? [open] : same;
}
