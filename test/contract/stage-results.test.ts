import { describe, expect, test } from '@jest/globals';
import type { Finding } from '../../src/api/base-image-template.ts';
import { stageResults } from '../../src/contract/stage-results.ts';

function finding(check: string, changes: Partial<Finding> = {}): Finding {
  return {
    check,
    severity: 'Error',
    outcome: 'Failed',
    reason: 'RunsAsRoot',
    message: `${check} does not hold`,
    ...changes,
  };
}

const unknown = { outcome: 'Unknown', reason: 'RegistryUnavailable' } as const;

/** `condition=status/reason` of each stage. */
function told(findings: readonly Finding[], boot = true): string[] {
  return Object.entries(stageResults(findings, { boot })).map(
    ([name, { status, reason }]: [string, { status: string; reason: string }]) =>
      `${name}=${status}/${reason}`,
  );
}

describe('stageResults', () => {
  test.each([
    {
      reason: 'nothing found is all well',
      findings: [],
      want: ['Resolved=True/Resolved', 'Inspected=True/Inspected', 'Booted=True/Booted'],
    },
    {
      reason: 'each finding belongs to one stage',
      findings: [finding('VA-014'), finding('VA-032', { reason: 'AgentUnreachable' })],
      want: [
        'Resolved=True/Resolved',
        'Inspected=False/RunsAsRoot',
        'Booted=False/AgentUnreachable',
      ],
    },
    {
      reason: 'a failure of the files comes before an Unknown of the configuration',
      findings: [finding('VA-010', unknown), finding('VA-020', { reason: 'FileMissing' })],
      want: ['Resolved=True/Resolved', 'Inspected=False/FileMissing', 'Booted=True/Booted'],
    },
    {
      reason: 'what could not be told is Unknown with its own reason',
      findings: [finding('VA-001', unknown), finding('VA-030', { ...unknown, reason: 'Pending' })],
      want: [
        'Resolved=Unknown/RegistryUnavailable',
        'Inspected=True/Inspected',
        'Booted=Unknown/Pending',
      ],
    },
    {
      reason: 'warnings and waived findings keep a stage True',
      findings: [
        finding('VA-016', { severity: 'Warning' }),
        finding('VA-014', { outcome: 'Waived' }),
      ],
      want: ['Resolved=True/Resolved', 'Inspected=True/Inspected', 'Booted=True/Booted'],
    },
    {
      reason: 'without an image nothing was inspected or booted',
      findings: [finding('VA-001', { reason: 'ImageNotFound' })],
      want: [
        'Resolved=False/ImageNotFound',
        'Inspected=Unknown/NotInspected',
        'Booted=Unknown/NotBooted',
      ],
    },
  ])('$reason', ({ findings, want }) => {
    expect(told(findings)).toEqual(want);
  });

  test('without a boot Booted stays Unknown', () => {
    expect(told([], false)).toEqual([
      'Resolved=True/Resolved',
      'Inspected=True/Inspected',
      'Booted=Unknown/NotBooted',
    ]);
  });

  test('the message has platform and fix', () => {
    const findings = [finding('VA-021', { platform: 'linux/arm64', fix: 'mend it' })];
    expect(stageResults(findings, { boot: true }).Inspected.message).toBe(
      'linux/arm64: VA-021 does not hold; mend it',
    );
  });
});
