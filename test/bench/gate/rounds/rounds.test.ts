import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { measureRounds } from './measure-rounds.ts';
import { ratioRuns } from './ratio-runs.ts';
import { rotated } from './rotated.ts';
import { valueRuns } from './value-runs.ts';

describe('rotated()', () => {
  test('begins with another value each time and loses none', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer(), { minLength: 1 }), fc.nat(1000), (all, by) => {
        const turned = rotated(all, by);
        expect(turned[0]).toBe(all[by % all.length]);
        expect(turned.toSorted()).toEqual(all.toSorted());
      }),
    );
  });

  test('of nothing there is nothing', () => {
    expect(rotated([], 3)).toEqual([]);
  });
});

describe('measureRounds()', () => {
  /** Measures that say of each thing, in order, whether it was disturbed. */
  function script(disturbed: Record<string, boolean[]>) {
    const order: string[] = [];
    const measure = (name: string) => {
      order.push(name);
      const problem = disturbed[name]?.shift() === true ? 'noise' : undefined;
      return Promise.resolve({ at: order.length, problem });
    };
    return { order, measure };
  }

  test('takes turns', async () => {
    const { order, measure } = script({});
    const rounds = await measureRounds(['a', 'b', 'c'], measure, { rounds: 3, attempts: 1 });
    expect(order.join('')).toBe('abcbcacab');
    expect(rounds.map((round) => Object.keys(round).toSorted().join(''))).toEqual([
      'abc',
      'abc',
      'abc',
    ]);
  });

  test('measures again what was disturbed, at once', async () => {
    const { order, measure } = script({ a: [true, true, false] });
    const [round] = await measureRounds(['a', 'b'], measure, { rounds: 1, attempts: 3 });
    expect(order.join('')).toBe('aaab');
    expect(round?.a).toEqual({ at: 3, problem: undefined });
  });

  test('gives up after so many attempts, and keeps the last with its problem', async () => {
    const { order, measure } = script({ a: [true, true, true] });
    const [round] = await measureRounds(['a'], measure, { rounds: 1, attempts: 2 });
    expect(order.join('')).toBe('aa');
    expect(round?.a).toEqual({ at: 2, problem: 'noise' });
  });
});

describe('runs', () => {
  const good = (value: number) => ({ value, problem: undefined });
  const rounds = [
    { ours: good(30), bare: good(40) },
    { ours: good(20), bare: { value: 10, problem: 'noise' } },
  ];
  const value = (measured: { value: number }) => measured.value;

  test('are ratios of each round, disturbed where either side was', () => {
    expect(ratioRuns(rounds, 'ours', 'bare', value)).toEqual([
      { value: 0.75, problem: undefined },
      { value: 2, problem: 'noise' },
    ]);
  });

  test('or values of one side', () => {
    expect(valueRuns(rounds, 'ours', value)).toEqual([good(30), good(20)]);
  });
});
