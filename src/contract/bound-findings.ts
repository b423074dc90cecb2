import type { Finding } from '../api/base-image-template.ts';

/** Bound of `status.findings` in the CRD. */
const MOST_FINDINGS = 128;
const SEVERITIES: readonly Finding['severity'][] = ['Error', 'Warning', 'Info'];

/**
 * At most as many findings as a status holds, in their order. Where some must go, each check keeps one of each outcome and severity, errors
 * first: a flood of what one check says must not hide what another one found.
 */
export function boundFindings(findings: readonly Finding[]): Finding[] {
  if (findings.length <= MOST_FINDINGS) return [...findings];
  const seen = new Map<string, number>();
  const ranked = findings.map((finding) => {
    const kind = `${finding.check} ${finding.outcome} ${finding.severity}`;
    const earlier = seen.get(kind) ?? 0;
    seen.set(kind, earlier + 1);
    return { finding, again: earlier > 0, severity: SEVERITIES.indexOf(finding.severity) };
  });
  const kept = ranked
    .toSorted((a, b) => Number(a.again) - Number(b.again) || a.severity - b.severity)
    .slice(0, MOST_FINDINGS);
  const keep = new Set(kept.map(({ finding }) => finding));
  return findings.filter((finding) => keep.has(finding));
}
