import { describe, expect, test } from '@jest/globals';
import { parseImageReference } from '../../../src/api/parse-image-reference.ts';
import { matchCredentials } from '../../../src/registry/authentication/match-credentials.ts';
import { cpuMs } from '../../cpu-ms.ts';

describe('matchCredentials', () => {
  test.each<{ reason: string; image: string; secrets: string[][]; want: string[] }>([
    {
      reason: 'the host',
      image: 'registry.example/node',
      secrets: [['registry.example']],
      want: ['registry.example'],
    },
    {
      reason: 'another host',
      image: 'registry.example/node',
      secrets: [['other.example']],
      want: [],
    },
    {
      reason: 'a longer path comes first',
      image: 'registry.example/team/a/node',
      secrets: [['registry.example', 'registry.example/team', 'registry.example/team/a']],
      want: ['registry.example/team/a', 'registry.example/team', 'registry.example'],
    },
    {
      reason: 'the path of another team',
      image: 'registry.example/team/node',
      secrets: [['registry.example/other']],
      want: [],
    },
    {
      reason: 'a path is a plain prefix, as for the kubelet',
      image: 'registry.example/team-b/node',
      secrets: [['registry.example/team']],
      want: ['registry.example/team'],
    },
    {
      reason: 'the port must be equal',
      image: 'registry.example:5000/node',
      secrets: [['registry.example', 'registry.example:5001', 'registry.example:5000']],
      want: ['registry.example:5000'],
    },
    {
      reason: 'a star is one label of the host',
      image: 'a.registry.example/node',
      secrets: [['*.registry.example', '*.example', '*.*.*']],
      want: ['*.registry.example', '*.*.*'],
    },
    {
      reason: 'a star inside a label, and a question mark',
      image: 'eu-west-1.registry.example/node',
      secrets: [['eu-*-?.registry.example', 'us-*.registry.example']],
      want: ['eu-*-?.registry.example'],
    },
    {
      reason: 'the exact host comes before the star',
      image: 'a.example/node',
      secrets: [['*.example'], ['a.example']],
      want: ['a.example', '*.example'],
    },
    {
      reason: 'several Secrets keep their order within a key, equal credentials are tried once',
      image: 'registry.example/node',
      secrets: [['registry.example#1'], ['registry.example#2'], ['registry.example#1']],
      want: ['registry.example#1', 'registry.example#2'],
    },
    {
      reason: "Docker Hub's images take the key of its old name",
      image: 'node:24',
      secrets: [['index.docker.io']],
      want: ['index.docker.io'],
    },
    {
      reason: 'a key by name outranks the old name',
      image: 'docker.io/team/node',
      secrets: [['index.docker.io', 'docker.io']],
      want: ['docker.io'],
    },
    {
      reason: 'the old name is for Docker Hub alone',
      image: 'registry.example/node',
      secrets: [['index.docker.io']],
      want: [],
    },
    {
      reason: 'an IPv6 host',
      image: '[fd00::1]:5000/node',
      secrets: [['[fd00::1]:5000', '[fd00::2]:5000']],
      want: ['[fd00::1]:5000'],
    },
  ])('$image: $reason', ({ image, secrets, want }) => {
    const reference = parseImageReference(image);
    if (reference === undefined) throw new Error(`${image} is no reference`);
    const configs = secrets.map((names) =>
      names.map((username) => ({
        key: username.replace(/#.*/, ''),
        credential: { kind: 'Basic' as const, username, password: 'secret' },
      })),
    );
    expect(matchCredentials(configs, reference)).toEqual(
      want.map((username) => ({ kind: 'Basic', username, password: 'secret' })),
    );
  });

  test('takes no longer for a hostile pattern', () => {
    const reference = parseImageReference(`${'a'.repeat(63)}.example/node`);
    if (reference === undefined) throw new Error('no reference');
    const key = `${'*a'.repeat(50_000)}b.example`;
    const credential = { kind: 'IdentityToken' as const, token: 'x' };
    const work = cpuMs(() => {
      expect(matchCredentials([[{ key, credential }]], reference)).toEqual([]);
    });
    expect(work).toBeLessThan(200);
  });
});
