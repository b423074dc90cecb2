import { describe, expect, test } from '@jest/globals';

import { commandLine } from '../../../hack/image.d/command-line.ts';

describe('commandLine', () => {
  test.each([
    { args: [], want: { type: 'help' }, reason: 'nothing asked for' },
    { args: ['build', '--help'], want: { type: 'help' }, reason: 'help wins' },
    { args: ['list'], want: { type: 'list' }, reason: 'the names' },
    {
      args: ['build', 'a', 'b', '--out', 'dir'],
      want: { type: 'build', names: ['a', 'b'], out: 'dir' },
      reason: 'some images',
    },
    {
      args: ['build', '--all'],
      want: { type: 'build', names: [], out: undefined },
      reason: 'all images',
    },
  ])('$args: $reason', ({ args, want }) => {
    expect(commandLine(args)).toEqual(want);
  });

  test.each([
    { args: ['build'], message: 'Name the images to build, or use --all' },
    { args: ['build', 'a', '--all'], message: 'Name the images to build, or use --all' },
    { args: ['push'], message: 'Unknown command push: use list or build' },
    { args: ['build', '--fast'], message: "Unknown option '--fast'" },
  ])('$args is refused: $message', ({ args, message }) => {
    expect(() => commandLine(args)).toThrow(message);
  });
});
