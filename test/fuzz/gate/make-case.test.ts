import { describe, expect, test } from '@jest/globals';
import { makeCase } from './make-case.ts';
import { wantedAnswer } from './wanted-answer.ts';

const many = Array.from({ length: 3_000 }, (_, index) => makeCase(1, index));

describe('makeCase', () => {
  test('the same seed and number make the same bytes, whatever came before; others make others', () => {
    const numbers = [0, 1, 17, 2 ** 31];
    const once = numbers.map((index) => makeCase(7, index));
    const again = numbers.toReversed().map((index) => makeCase(7, index));
    expect(again.toReversed()).toEqual(once);
    expect(makeCase(8, 17)).not.toEqual(makeCase(7, 17));
    expect(makeCase(7, 18)).not.toEqual(makeCase(7, 17));
  });

  test('every group is there, and most cases are changed reviews in a usual request', () => {
    const groups = new Map<string, number>();
    for (const { kind } of many) {
      const group = kind.replace(/:.*/, '');
      groups.set(group, (groups.get(group) ?? 0) + 1);
    }
    expect([...groups.keys()].sort()).toEqual([
      'HTTP',
      'deep',
      'encoding',
      'large',
      'other',
      'refused',
      'structure',
      'truncated',
      'whole',
    ]);
    expect((groups.get('structure') ?? 0) / many.length).toBeGreaterThan(0.8);
  });

  test('what is truncated wants no answer, and what is whole lets the connection go on or closes it', () => {
    const truncated = many.filter(({ kind }) => kind.startsWith('truncated'));
    expect(truncated.flatMap(({ wants }) => wants.map(({ want }) => want))).toEqual(
      truncated.map(() => 'Refusal'),
    );
    const rest = many.filter(({ kind }) => !/^(truncated|refused)/.test(kind));
    expect(rest.filter(({ leave }) => leave !== 'Stay' && leave !== 'Close')).toEqual([]);
  });

  test('what is wanted differs: most decisions are among it', async () => {
    const reasons = new Set<string>();
    for (const { wants } of many)
      for (const want of wants)
        if (want.want !== 'Refusal') reasons.add((await wantedAnswer(want.body)).reason);
    expect([...reasons].sort()).toEqual(
      expect.arrayContaining([
        'Admit NoReference',
        'Admit NotJudged',
        'Admit ObjectDeleted',
        'Admit Valid',
        'Admit ValidationOff',
        'Audit Invalid',
        'Reject ImageMismatch',
        'Reject Invalid',
        'Reject Unknown',
        'Reject WorkloadBypassesInit',
        'Warn DigestRequired',
        'Warn LinkBroken',
        'Warn TemplateMissing',
        'the body is no JSON',
      ]),
    );
  });
});
