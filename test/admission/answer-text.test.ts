import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { answerText } from '../../src/admission/answer-text.ts';
import { reviewAnswer } from '../../src/admission/review-answer.ts';
import type { Decision } from '../../src/gate/decision.ts';

const text = fc.oneof(
  fc.constantFrom(
    '',
    'node-24',
    'x'.repeat(253),
    'x'.repeat(254),
    '"',
    '\\',
    '\u007f',
    '\n',
    'é',
    '[]',
  ),
  fc.string({ unit: 'binary' }),
);
const decision: fc.Arbitrary<Decision> = fc.record({
  outcome: fc.constantFrom('Admit', 'Admit', 'Warn', 'Audit', 'Reject'),
  reason: fc.constantFrom('Valid', 'NoReference', 'Invalid'),
  template: text,
  message: fc.oneof(fc.constant(''), text),
  warning: fc.oneof(fc.constant(''), text),
});

describe('answerText()', () => {
  test('is the JSON text of the answer', () => {
    fc.assert(
      fc.property(text, decision, fc.option(fc.array(text)), (uid, asked, also) => {
        const whole = also === null ? asked : { ...asked, also };
        expect(answerText(uid, whole)).toBe(JSON.stringify(reviewAnswer(uid, whole)));
      }),
      { numRuns: 2000 },
    );
  });
});
