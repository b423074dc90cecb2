import { describe, expect, test } from '@jest/globals';
import type { Finding } from '../../src/api/base-image-template.ts';
import { boundFindings } from '../../src/contract/bound-findings.ts';

function finding(check: string, changes: Partial<Finding> = {}): Finding {
  const message = 'it is wrong';
  return { check, severity: 'Error', outcome: 'Failed', reason: 'InitFailed', message, ...changes };
}

function flood(count: number, changes: Partial<Finding> = {}): Finding[] {
  return Array.from({ length: count }, (_, index) =>
    finding('CB-013', { message: `item ${index}`, ...changes }),
  );
}

describe('boundFindings()', () => {
  test('keeps all that fit, as they are', () => {
    const findings = [...flood(127), finding('CB-001')];
    expect(boundFindings(findings)).toEqual(findings);
  });

  test('a flood of warnings hides no error', () => {
    const bounded = boundFindings([
      ...flood(300, { severity: 'Warning' }),
      finding('CB-064'),
      finding('CB-075'),
    ]);
    expect(bounded).toHaveLength(128);
    expect(bounded.slice(-2).map(({ check }) => check)).toEqual(['CB-064', 'CB-075']);
  });

  test('a flood of errors, which may all be waived, hides neither an error nor a question of another check', () => {
    const bounded = boundFindings([
      ...flood(300),
      finding('CB-064', { outcome: 'Unknown', reason: 'EvidenceUnreadable' }),
      finding('CB-112', { severity: 'Warning' }),
    ]);
    expect(bounded).toHaveLength(128);
    expect(bounded.at(-2)).toMatchObject({ check: 'CB-064', outcome: 'Unknown' });
    expect(bounded.at(-1)).toMatchObject({ check: 'CB-112' });
  });

  test('the first of a check is its first, and the order stays', () => {
    const bounded = boundFindings(flood(200));
    expect(bounded).toEqual(flood(128));
  });
});
