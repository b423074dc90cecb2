import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { decide } from '../../src/gate/decide.ts';
import { recordedTemplate } from '../../src/standing/recorded-template.ts';
import type { Rejected } from '../../src/standing/rejection-of.ts';
import { rejectionOf } from '../../src/standing/rejection-of.ts';
import { decisionInput, NOW } from '../gate/decision-input.ts';
import type { TemplateChanges } from '../gate/template-object.ts';
import { HASH, IMAGE, statusOf, templateObject } from '../gate/template-object.ts';

const HOUR = 3_600_000;
const since = (hours: number) => new Date(NOW - hours * HOUR).toISOString();
const unknown = (admission: TemplateChanges['admission'], hours = 1): TemplateChanges => ({
  admission: { ...admission },
  status: statusOf('Unknown', { unknownSince: since(hours) }),
});

function rejection(changes: TemplateChanges, now = NOW) {
  return rejectionOf(recordedTemplate(templateObject(changes), HASH), now);
}

describe('rejectionOf()', () => {
  test.each<{
    reason: string;
    given: TemplateChanges;
    want: Rejected | undefined;
    changesAt?: number;
  }>([
    {
      reason: 'a closed slot rejects, whatever its verdict is',
      given: { enabled: false, validation: { mode: 'Off' }, status: statusOf('True') },
      want: 'closed',
    },
    { reason: 'an Invalid verdict', given: { status: statusOf('False') }, want: 'invalid' },
    { reason: 'a Valid verdict', given: { status: statusOf('True') }, want: undefined },
    {
      reason: 'validation Off admits what is Invalid from earlier',
      given: { validation: { mode: 'Off' }, status: statusOf('False') },
      want: undefined,
    },
    {
      reason: 'a verdict about another image is none',
      given: { image: 'registry.example/node:2.0', status: statusOf('False') },
      want: undefined,
    },
    {
      reason: 'no verdict under Deny',
      given: unknown({ whenUnknown: 'Deny' }),
      want: 'unknown',
    },
    {
      reason: 'a template that nobody has looked at, under Deny',
      given: { admission: { whenUnknown: 'Deny' } },
      want: 'unknown',
    },
    {
      reason: 'no verdict under Warn: nothing rejects, for ever',
      given: unknown({ whenUnknown: 'Warn' }),
      want: undefined,
    },
    {
      reason: 'the grace has another hour',
      given: unknown({ unknownGrace: '2h' }),
      want: undefined,
      changesAt: NOW + HOUR,
    },
    {
      reason: 'the grace is over in this moment',
      given: unknown({ unknownGrace: '1h' }),
      want: 'unknown',
    },
    {
      reason: 'a grace that nothing began does not end',
      given: { admission: { unknownGrace: '1s' }, status: statusOf('Unknown') },
      want: undefined,
    },
  ])('$reason', ({ given, want, changesAt }) => {
    expect(rejection(given)).toEqual({ rejected: want, changesAt });
  });

  const status = fc
    .record({
      valid: fc.constantFrom('True', 'False', 'Unknown'),
      judged: fc.constantFrom(IMAGE, 'registry.example/node:0.9'),
      contractHash: fc.constantFrom(HASH, 'other'),
      hours: fc.option(fc.integer({ min: 0, max: 4 }), { nil: undefined }),
    })
    .map(({ valid, judged, contractHash, hours }) => {
      const whole = statusOf(valid);
      if (whole.judged === undefined) throw new Error('statusOf makes no judged');
      return {
        ...whole,
        judged: { ...whole.judged, image: judged, contractHash },
        ...(hours !== undefined && { unknownSince: since(hours) }),
      };
    });
  const changes: fc.Arbitrary<TemplateChanges> = fc.record(
    {
      enabled: fc.boolean(),
      admission: fc.record({
        whenUnknown: fc.constantFrom('Allow', 'Warn', 'Deny'),
        unknownGrace: fc.constantFrom('0s', '30m', '1h', '2h', '3h'),
      }),
      validation: fc.record({ mode: fc.constantFrom('Boot', 'Inspect', 'Off') }),
      status,
    },
    { requiredKeys: ['enabled', 'admission', 'validation'] },
  );
  const REASONS: Readonly<Record<Rejected, string>> = {
    closed: 'SlotClosed',
    invalid: 'Invalid',
    unknown: 'Unknown',
  };

  test('says what the gate decides about a pod that runs the image, now and until it says otherwise', () => {
    fc.assert(
      fc.property(changes, fc.integer({ min: 0, max: 5 * HOUR }), (given, later) => {
        const { rejected, changesAt } = rejection(given);
        const at = (now: number) => decide({ ...decisionInput({ template: given }), now });
        const inTime = NOW + Math.min(later, (changesAt ?? Infinity) - NOW - 1);
        for (const now of [NOW, inTime]) {
          const { outcome, reason } = at(now);
          expect(outcome === 'Reject' ? reason : undefined).toBe(rejected && REASONS[rejected]);
        }
        const then = changesAt === undefined ? undefined : at(changesAt);
        expect(then?.outcome ?? 'Reject').toBe('Reject');
      }),
      { numRuns: 2000 },
    );
  });
});
