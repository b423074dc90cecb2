import { describe, expect, test } from '@jest/globals';
import { parseImageReference } from '../../src/api/parse-image-reference.ts';
import { sameRepository } from '../../src/api/same-repository.ts';
import type { ImageReference } from '../../src/api/parse-image-reference.ts';

function reference(text: string): ImageReference {
  const read = parseImageReference(text);
  if (read === undefined) throw new Error(`${text} is no image reference`);
  return read;
}

const hub = { source: 'docker.io', mirror: 'mirror.example/hub' };

describe('sameRepository', () => {
  test.each([
    { reason: 'the same words', a: 'node:1', b: 'node:1', mirrors: [], want: true },
    {
      reason: 'tags do not matter',
      a: 'registry.example/node:1',
      b: 'registry.example/node:2',
      mirrors: [],
      want: true,
    },
    {
      reason: 'short and full name',
      a: 'node',
      b: 'index.docker.io/library/node',
      mirrors: [],
      want: true,
    },
    {
      reason: 'another registry is another repository',
      a: 'registry.example/node',
      b: 'evil.example/node',
      mirrors: [],
      want: false,
    },
    {
      reason: 'another path is another repository',
      a: 'registry.example/node',
      b: 'registry.example/team/node',
      mirrors: [],
      want: false,
    },
    {
      reason: 'another port is another registry',
      a: 'registry.example:5000/node',
      b: 'registry.example/node',
      mirrors: [],
      want: false,
    },
    {
      reason: 'the default port may be written',
      a: 'registry.example:443/node',
      b: 'registry.example/node',
      mirrors: [],
      want: true,
    },
    {
      reason: 'a copy below the mirror',
      a: 'node:1',
      b: 'mirror.example/hub/library/node:1',
      mirrors: [hub],
      want: true,
    },
    {
      reason: 'a mirror works in both directions',
      a: 'mirror.example/hub/library/node:1',
      b: 'node:1',
      mirrors: [hub],
      want: true,
    },
    {
      reason: 'two mirrors of one source',
      a: 'mirror.example/hub/library/node',
      b: 'second.example/library/node',
      mirrors: [hub, { source: 'docker.io', mirror: 'second.example' }],
      want: true,
    },
    {
      reason: 'a prefix ends at a slash',
      a: 'node',
      b: 'mirror.example/hub-b/library/node',
      mirrors: [hub],
      want: false,
    },
    {
      reason: 'the longest mirror counts',
      a: 'quay.example/team/node',
      b: 'mirror.example/hub/quay/team/node',
      mirrors: [hub, { source: 'quay.example', mirror: 'mirror.example/hub/quay/' }],
      want: true,
    },
    {
      reason: 'an empty mirror matches nothing',
      a: 'node',
      b: 'registry.example/library/node',
      mirrors: [{ source: 'docker.io', mirror: '' }],
      want: false,
    },
  ])('$a and $b: $reason', ({ a, b, mirrors, want }) => {
    expect(sameRepository(reference(a), reference(b), mirrors)).toBe(want);
  });
});
