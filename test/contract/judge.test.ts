import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Finding } from '../../src/api/base-image-template.ts';
import { judge } from '../../src/contract/judge.ts';
import type { Case } from '../../src/contract/judge.ts';
import { VIBED_AGENT_CHECKS } from '../../src/contract/vibed-agent-checks.ts';

const NOW = new Date('2026-11-22T00:00:00Z');

function finding(check: string, changes: Partial<Finding> = {}): Finding {
  return {
    check,
    severity: 'Error',
    outcome: 'Failed',
    reason: 'RunsAsRoot',
    message: `${check} does not hold`,
    fix: 'mend it',
    ...changes,
  };
}

function unknown(check: string, changes: Partial<Finding> = {}): Finding {
  return finding(check, { outcome: 'Unknown', reason: 'RegistryUnavailable', ...changes });
}

function given(changes: Partial<Case> = {}): Case {
  return { findings: [], passed: 20, waivers: [], requireInspection: false, now: NOW, ...changes };
}

const waiver = { check: 'VA-014', reason: 'accepted' };
const failed = finding('VA-014');
const warning = finding('VA-016', { severity: 'Warning' });

describe('judge', () => {
  test.each<{
    reason: string;
    given: Case;
    want: [outcome: string, reason: string, message: string];
  }>([
    {
      reason: 'no finding is Valid',
      given: given(),
      want: ['Valid', 'Valid', 'The image keeps the contract'],
    },
    {
      reason: 'the first failure gives reason and message',
      given: given({
        findings: [unknown('VA-001'), finding('VA-013', { reason: 'RuntimeProbeMissing' }), failed],
      }),
      want: ['Invalid', 'RuntimeProbeMissing', 'VA-013 does not hold; mend it'],
    },
    {
      reason: 'the platform is part of the message',
      given: given({ findings: [finding('VA-021', { platform: 'linux/arm64' })] }),
      want: ['Invalid', 'RunsAsRoot', 'linux/arm64: VA-021 does not hold; mend it'],
    },
    {
      reason: 'a warning decides nothing, and is named',
      given: given({ findings: [warning] }),
      want: ['Valid', 'Valid', 'The image keeps the contract; warnings: VA-016'],
    },
    {
      reason: 'a waived failure decides nothing',
      given: given({ findings: [failed], waivers: [waiver] }),
      want: ['Valid', 'Valid', 'The image keeps the contract'],
    },
    {
      reason: 'a waiver holds for its own check',
      given: given({ findings: [finding('VA-013')], waivers: [waiver] }),
      want: ['Invalid', 'RunsAsRoot', 'VA-013 does not hold; mend it'],
    },
    {
      reason: 'a waiver holds until it expires',
      given: given({
        findings: [failed],
        waivers: [{ ...waiver, expires: '2026-11-22T00:00:01Z' }],
      }),
      want: ['Valid', 'Valid', 'The image keeps the contract'],
    },
    {
      reason: 'a waiver ends at the second it names',
      given: given({
        findings: [failed],
        waivers: [{ ...waiver, expires: '2026-11-22T00:00:00Z' }],
      }),
      want: ['Invalid', 'RunsAsRoot', 'VA-014 does not hold; mend it'],
    },
    {
      reason: 'a waiver with a time that cannot be read is over',
      given: given({ findings: [failed], waivers: [{ ...waiver, expires: 'soon' }] }),
      want: ['Invalid', 'RunsAsRoot', 'VA-014 does not hold; mend it'],
    },
    {
      reason: 'the operator may let nobody waive a check',
      given: given({
        findings: [failed],
        waivers: [waiver],
        unwaivable: new Set(['VA-014']),
      }),
      want: ['Invalid', 'RunsAsRoot', 'VA-014 does not hold; mend it'],
    },
    {
      reason: 'nobody can waive that there is an image',
      given: given({
        findings: [finding('VA-001', { reason: 'ImageNotFound' })],
        waivers: [{ ...waiver, check: 'VA-001' }],
      }),
      want: ['Invalid', 'ImageNotFound', 'VA-001 does not hold; mend it'],
    },
    {
      reason: 'findings that were waived before are judged anew',
      given: given({ findings: [{ ...failed, outcome: 'Waived' }] }),
      want: ['Invalid', 'RunsAsRoot', 'VA-014 does not hold; mend it'],
    },
    {
      reason: 'the registry’s missing word leaves the verdict open',
      given: given({ findings: [unknown('VA-001', { message: 'No answer', fix: 'wait' })] }),
      want: ['Inconclusive', 'RegistryUnavailable', 'No answer; wait'],
    },
    {
      reason: 'a boot that could not be told leaves it open, and comes before an inspection',
      given: given({
        findings: [unknown('VA-010'), unknown('VA-030', { reason: 'Validating' })],
        requireInspection: true,
      }),
      want: ['Inconclusive', 'Validating', 'VA-030 does not hold; mend it'],
    },
    {
      reason: 'a waiver does not answer an open question',
      given: given({ findings: [unknown('VA-030')], waivers: [{ ...waiver, check: 'VA-030' }] }),
      want: ['Inconclusive', 'RegistryUnavailable', 'VA-030 does not hold; mend it'],
    },
    {
      reason: 'a check that this version does not know is not waved through',
      given: given({ findings: [unknown('VA-999')] }),
      want: ['Inconclusive', 'RegistryUnavailable', 'VA-999 does not hold; mend it'],
    },
    {
      reason: 'an inspection that could not be made is named, and decides nothing',
      given: given({ findings: [unknown('VA-010'), unknown('VA-020'), warning] }),
      want: [
        'Valid',
        'Valid',
        'The image keeps the contract; could not be read: VA-010, VA-020; warnings: VA-016',
      ],
    },
    {
      reason: 'unless the template requires it',
      given: given({
        findings: [unknown('VA-010', { message: 'No answer', fix: '' }), unknown('VA-020')],
        requireInspection: true,
      }),
      want: ['Inconclusive', 'InspectionIncomplete', 'VA-010, VA-020 could not be read: No answer'],
    },
    {
      reason: 'without any evidence there is no verdict',
      given: given({ passed: 0 }),
      want: ['Inconclusive', 'Pending', 'Nothing is known about the image yet'],
    },
  ])('$reason', ({ given, want }) => {
    const { outcome, reason, message } = judge(given);
    expect([outcome, reason, message]).toEqual(want);
  });

  test('findings that a waiver accepts say so; a check counts once, by its worst outcome', () => {
    const findings = [
      failed,
      unknown('VA-020', { platform: 'linux/amd64' }),
      finding('VA-020', { platform: 'linux/arm64' }),
      warning,
      unknown('VA-030'),
    ];
    expect(judge(given({ findings, waivers: [waiver] }))).toMatchObject({
      findings: [{ ...failed, outcome: 'Waived' }, ...findings.slice(1)],
      checks: { passed: 20, failed: 2, unknown: 1, waived: 1 },
    });
  });

  const anyFinding = fc.record({
    check: fc.constantFrom('VA-999', ...VIBED_AGENT_CHECKS.map(({ id }) => id)),
    severity: fc.constantFrom('Error' as const, 'Warning' as const),
    outcome: fc.constantFrom('Failed' as const, 'Unknown' as const, 'Waived' as const),
    reason: fc.constantFrom('RunsAsRoot', 'RegistryUnavailable'),
    message: fc.string({ unit: 'binary', maxLength: 400 }),
    fix: fc.string({ unit: 'binary', maxLength: 400 }),
  });

  test('one more unwaived failure is always Invalid, and every message is one line of 256 bytes', () => {
    fc.assert(
      fc.property(fc.array(anyFinding), fc.nat(30), anyFinding, (findings, at, extra) => {
        const before = judge(given({ findings }));
        const worse: Finding[] = findings.toSpliced(at, 0, {
          ...extra,
          severity: 'Error',
          outcome: 'Failed',
        });
        const after = judge(given({ findings: worse }));
        const messages = [before.message, after.message];
        return (
          after.outcome === 'Invalid' &&
          messages.every((text) => Buffer.byteLength(text) <= 256 && !/\p{Cc}/u.test(text))
        );
      }),
    );
  });

  test('judging what was judged changes nothing', () => {
    fc.assert(
      fc.property(fc.array(anyFinding), (findings) => {
        const once = judge(given({ findings, waivers: [waiver] }));
        const twice = judge(given({ findings: once.findings, waivers: [waiver] }));
        expect(twice).toEqual(once);
      }),
      { numRuns: 50 },
    );
  });
});
