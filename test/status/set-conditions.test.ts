import { describe, expect, test } from '@jest/globals';
import { setConditions } from '../../src/status/set-conditions.ts';

const now = Date.parse('2026-11-22T01:00:00.250Z');
const good = { status: 'True', reason: 'Valid', message: 'The image keeps the contract' } as const;
const [before] = setConditions([], { Ready: good }, { generation: 1, now });

describe('setConditions', () => {
  test('a new condition changed now, in whole seconds as metav1.Time has them', () => {
    expect(before).toEqual({
      type: 'Ready',
      ...good,
      observedGeneration: 1,
      lastTransitionTime: '2026-11-22T01:00:00Z',
    });
  });

  test.each([
    {
      reason: 'another message is no transition',
      wanted: { ...good, message: 'The image keeps the contract; warnings: VA-016' },
      time: '2026-11-22T01:00:00Z',
    },
    {
      reason: 'another status is one',
      wanted: { status: 'False', reason: 'CrashLoop', message: 'The process ended' } as const,
      time: '2026-11-22T01:01:00Z',
    },
  ])('$reason', ({ wanted, time }) => {
    const later = { generation: 2, now: now + 60_000 };
    expect(setConditions(before ? [before] : [], { Ready: wanted }, later)).toEqual([
      { type: 'Ready', ...wanted, observedGeneration: 2, lastTransitionTime: time },
    ]);
  });

  test('a condition that is not wanted any more is gone', () => {
    const stalled = setConditions([], { Stalled: good }, { generation: 1, now });
    expect(setConditions(stalled, { Ready: good }, { generation: 1, now })).toEqual([before]);
  });

  test('a message is one line of at most 256 bytes, whatever name is in it', () => {
    const message = `The Secret ${'ü'.repeat(253)}\ndoes not exist`;
    const [made] = setConditions([], { Ready: { ...good, message } }, { generation: 1, now });
    expect(Buffer.byteLength(made?.message ?? '')).toBeLessThanOrEqual(256);
    expect(made?.message).not.toContain('\n');
  });
});
