import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { selectPlatform } from '../../src/evidence/select-platform.ts';

function available(...platforms: string[]) {
  return platforms.map((platform, index) => ({ platform, digest: `sha256:${index}` }));
}

describe('selectPlatform', () => {
  test.each<{ reason: string; asked: string; have: string[]; want: string | undefined }>([
    {
      reason: 'the same words',
      asked: 'linux/amd64',
      have: ['linux/arm64', 'linux/amd64'],
      want: 'linux/amd64',
    },
    {
      reason: 'arm64 means version 8',
      asked: 'linux/arm64',
      have: ['linux/arm64/v8'],
      want: 'linux/arm64/v8',
    },
    {
      reason: 'and the other way round',
      asked: 'linux/arm64/v8',
      have: ['linux/arm64'],
      want: 'linux/arm64',
    },
    {
      reason: 'version 9 is above 8',
      asked: 'linux/arm64',
      have: ['linux/arm64/v9'],
      want: undefined,
    },
    {
      reason: 'the highest that the node can run',
      asked: 'linux/arm64/v9',
      have: ['linux/arm64/v8', 'linux/arm64/v8.2', 'linux/arm64/v9.1'],
      want: 'linux/arm64/v8.2',
    },
    {
      reason: 'a plain amd64 node does not run v3',
      asked: 'linux/amd64',
      have: ['linux/amd64/v3'],
      want: undefined,
    },
    {
      reason: 'a v3 node prefers v2 to v1',
      asked: 'linux/amd64/v3',
      have: ['linux/amd64', 'linux/amd64/v2'],
      want: 'linux/amd64/v2',
    },
    {
      reason: 'arm means version 7 and takes 6',
      asked: 'linux/arm',
      have: ['linux/arm/v6'],
      want: 'linux/arm/v6',
    },
    {
      reason: 'other names of an architecture',
      asked: 'linux/arm64',
      have: ['linux/x86_64', 'linux/aarch64'],
      want: 'linux/aarch64',
    },
    {
      reason: 'armhf is arm/v7',
      asked: 'linux/arm/v7',
      have: ['linux/armhf'],
      want: 'linux/armhf',
    },
    {
      reason: 'another operating system',
      asked: 'linux/amd64',
      have: ['windows/amd64'],
      want: undefined,
    },
    {
      reason: 'a variant without a number must be equal',
      asked: 'linux/riscv64/rva23u64',
      have: ['linux/riscv64', 'linux/riscv64/rva23u64'],
      want: 'linux/riscv64/rva23u64',
    },
    {
      reason: 'attestations run nowhere',
      asked: 'linux/amd64',
      have: ['unknown/unknown'],
      want: undefined,
    },
    { reason: 'an empty list', asked: 'linux/amd64', have: [], want: undefined },
  ])('$asked of $have is $want: $reason', ({ asked, have, want }) => {
    expect(selectPlatform(asked, available(...have))?.platform).toBe(want);
  });

  test('of equals the first wins', () => {
    expect(selectPlatform('linux/amd64', available('linux/amd64', 'linux/amd64'))?.digest).toBe(
      'sha256:0',
    );
  });

  test('a platform that is listed is found by its own name', () => {
    const word = fc.stringMatching(/^[a-z0-9]{1,8}$/);
    fc.assert(
      fc.property(word, word, fc.option(word, { nil: undefined }), (os, architecture, variant) => {
        const name = [os, architecture, variant].filter((part) => part !== undefined).join('/');
        expect(selectPlatform(name, available('other/other', name))?.platform).toBe(name);
      }),
    );
  });
});
