import { describe, expect, test } from '@jest/globals';
import { recordedTemplate } from '../../src/standing/recorded-template.ts';
import { rejectionOf } from '../../src/standing/rejection-of.ts';
import { HASH } from '../gate/template-object.ts';
import { BACKSTOP_CASES } from './backstop-cases.ts';
import { casePod, caseTemplate } from './case-objects.ts';
import { decideCase } from './decide-case.ts';

const NOW = Date.parse('2026-11-22T02:00:00Z');

describe('the cases of the native backstop, decided by the webhook', () => {
  test.each(BACKSTOP_CASES)('$reason', (row) => {
    const template = caseTemplate(row, 'case', NOW);
    const pod = casePod(row.pod ?? {}, 'case', template.spec.image);
    const { outcome, reason } = decideCase(template, pod, row.hash ?? HASH, NOW);
    expect([outcome, reason]).toEqual(row.webhook);
  });

  test.each(BACKSTOP_CASES.filter(({ backstop }) => backstop === 'Reject'))(
    'is rejected by both, and the controller labels it: $reason',
    (row) => {
      const recorded = recordedTemplate(caseTemplate(row, 'case', NOW), row.hash ?? HASH);
      expect([row.webhook[0], rejectionOf(recorded, NOW).rejected]).toEqual([
        'Reject',
        expect.any(String),
      ]);
    },
  );

  test('have names of their own', () => {
    const reasons = BACKSTOP_CASES.map(({ reason }) => reason);
    expect(new Set(reasons).size).toBe(reasons.length);
  });
});
