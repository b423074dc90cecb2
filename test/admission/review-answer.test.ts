import { describe, expect, test } from '@jest/globals';
import { reviewAnswer } from '../../src/admission/review-answer.ts';
import type { Decision } from '../../src/gate/decision.ts';

const decision: Decision = {
  outcome: 'Warn',
  reason: 'WorkloadNotAdvised',
  template: 'goose',
  message: 'a: b',
  warning: 'b',
};

describe('reviewAnswer', () => {
  test('further warnings follow the first one, and are annotated', () => {
    const { response } = reviewAnswer('1', { ...decision, also: ['c', 'd'] });
    expect(response).toMatchObject({ allowed: true, warnings: ['b', 'c', 'd'] });
    expect(response.auditAnnotations).toMatchObject({ message: 'a: b', also: 'c | d' });
  });

  test('without any, nothing is added', () => {
    const { response } = reviewAnswer('1', decision);
    expect(response.warnings).toEqual(['b']);
    expect(Object.keys(response.auditAnnotations ?? {})).not.toContain('also');
  });

  test('under Audit nobody is warned, and the annotation has all', () => {
    const { response } = reviewAnswer('1', { ...decision, outcome: 'Audit', also: ['c'] });
    expect(response).not.toHaveProperty('warnings');
    expect(response.auditAnnotations).toMatchObject({ decision: 'Audit', also: 'c' });
  });
});
