import { expect, test } from '@jest/globals';
import { soakOptions } from './soak-options.ts';

test.each([
  { args: [], want: 10 },
  { args: ['--minutes', '2'], want: 2 },
  { args: ['--minutes=0.5'], want: 0.5 },
])('soakOptions($args)', ({ args, want }) => {
  expect(soakOptions(args).minutes).toBe(want);
});

test.each([['0'], ['-1'], ['two'], ['NaN'], ['']])(
  '--minutes %p is said to be wrong',
  (minutes) => {
    expect(() => soakOptions([`--minutes=${minutes}`])).toThrow('--minutes wants');
  },
);
