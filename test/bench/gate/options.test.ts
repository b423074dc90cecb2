import { describe, expect, test } from '@jest/globals';
import { parseOptions } from './options.ts';

describe('parseOptions()', () => {
  test('wants everything, at length, where nothing is said', () => {
    const { short, wanted } = parseOptions([]);
    expect([short, wanted('gate.p99.ms')]).toEqual([false, true]);
  });

  test.each([
    { only: 'p99', figure: 'gate.p99.ms', want: true },
    { only: 'p99', figure: 'gate.rss.vs_informer', want: false },
    { only: '^api|rss', figure: 'gate.rss.vs_informer', want: true },
    { only: '^(?!gate.propagation)', figure: 'gate.propagation.p99.ms', want: false },
  ])('--only $only: $figure is wanted: $want', ({ only, figure, want }) => {
    expect(parseOptions(['--short', '--only', only]).wanted(figure)).toBe(want);
  });

  test.each([{ args: ['--fast'] }, { args: ['figure'] }, { args: ['--only', '('] }])(
    'refuses $args',
    ({ args }) => {
      expect(() => parseOptions(args)).toThrow();
    },
  );
});
