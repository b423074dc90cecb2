import { describe, expect, test } from '@jest/globals';
import type { Figure } from './figure.ts';
import { figureLine, plainLine } from './figure-line.ts';
import { FIGURES } from './figures.ts';
import { standing } from './standing.ts';
import { summarise } from './summarise.ts';

const higher: Figure = { name: 'a', unit: '×', better: 'higher', must: 0.6, aim: 0.75, far: 0.4 };
const lower: Figure = { name: 'b', unit: 'ms', better: 'lower', must: 5, aim: undefined, far: 20 };
const good = (value: number) => ({ value, problem: undefined });

describe('the table', () => {
  test('names each figure once', () => {
    const names = FIGURES.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });

  test.each(FIGURES)(
    '$name: the aim is beyond what it must reach, and far off is before it',
    (row) => {
      const sign = row.better === 'higher' ? 1 : -1;
      expect(sign * ((row.aim ?? row.must) - row.must)).toBeGreaterThanOrEqual(0);
      expect(sign * (row.must - row.far)).toBeGreaterThan(0);
    },
  );
});

describe('standing()', () => {
  test.each([
    { reason: 'the aim counts as reached', figure: higher, value: 0.75, want: 'aim' },
    { reason: 'below the aim is what it must', figure: higher, value: 0.74, want: 'must' },
    { reason: 'what it must counts as reached', figure: higher, value: 0.6, want: 'must' },
    { reason: 'below that it is missed', figure: higher, value: 0.59, want: 'missed' },
    { reason: 'a bound of far off is not far off', figure: higher, value: 0.4, want: 'missed' },
    { reason: 'beyond it is', figure: higher, value: 0.39, want: 'far off' },
    { reason: 'lower is better: below', figure: lower, value: 4, want: 'must' },
    { reason: 'lower is better: above', figure: lower, value: 6, want: 'missed' },
    { reason: 'lower is better: far above', figure: lower, value: 21, want: 'far off' },
    { reason: 'what is no number is far off', figure: lower, value: Number.NaN, want: 'far off' },
  ])('$reason', ({ figure, value, want }) => {
    expect(standing(figure, value)).toBe(want);
  });
});

describe('summarise()', () => {
  const disturbed = { value: 9, problem: 'others used 50 % of the core' };

  test('the median is that of usable runs, and the others are kept apart', () => {
    expect(summarise([good(1), disturbed, good(3)])).toEqual({
      median: 2,
      runs: [1, 3],
      unusable: [disturbed],
    });
  });

  test('where none is usable the median is that of all', () => {
    expect(summarise([disturbed, { ...disturbed, value: 11 }])).toMatchObject({
      median: 10,
      runs: [],
    });
  });
});

describe('figureLine()', () => {
  test('says what was measured, what is asked, and how far it got', () => {
    expect(JSON.parse(figureLine(higher, summarise([good(0.71239)]), 'must'))).toEqual({
      figure: 'a',
      median: 0.7124,
      runs: [0.7124],
      must: 0.6,
      aim: 0.75,
      unit: '×',
      better: 'higher',
      reached: 'must',
    });
  });

  test('marks runs that say little', () => {
    const line = figureLine(lower, summarise([good(1), { value: 2, problem: 'why' }]), 'must');
    expect(JSON.parse(line)).toMatchObject({ unusable: 1, unusableRuns: [2], problem: 'why' });
    expect(line).not.toContain('aim');
  });

  test('asks nothing of a plain figure', () => {
    expect(JSON.parse(plainLine('c', 'MB', summarise([good(12)])))).toEqual({
      figure: 'c',
      median: 12,
      runs: [12],
      unit: 'MB',
    });
  });
});
