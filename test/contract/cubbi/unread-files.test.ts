import { describe, expect, test } from '@jest/globals';
import { evaluate } from '../../../src/contract/evaluate.ts';
import { judge } from '../../../src/contract/judge.ts';
import { UNREAD } from '../good-evidence.ts';
import { cubbiTerms, goodEvidence } from './good-cubbi.ts';

/** What comes of a good boot of an image whose files neither the pod nor the registry could tell of. */
function verdict(
  revision: 'Env' | 'Config',
  grade: 'Pragmatic' | 'Strict',
  requireInspection = false,
) {
  const terms = cubbiTerms({ grade, revision });
  const evaluation = evaluate(terms, [{ ...goodEvidence(revision), files: UNREAD }]);
  return judge({ ...evaluation, waivers: [], requireInspection, now: new Date(0) });
}

describe('an image whose files nobody can read', () => {
  test.each([
    ['Env', 'Pragmatic'],
    ['Env', 'Strict'],
    ['Config', 'Pragmatic'],
    ['Config', 'Strict'],
  ] as const)('of revision %s is judged by its boots, %s', (revision, grade) => {
    expect(verdict(revision, grade)).toMatchObject({
      outcome: 'Valid',
      message: expect.stringMatching(/^The image keeps the contract; could not be read: CB-/),
    });
  });

  test('is not judged where the template asks for more', () => {
    expect(verdict('Config', 'Pragmatic', true)).toMatchObject({
      outcome: 'Inconclusive',
      reason: 'InspectionIncomplete',
    });
  });
});
