import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { imageName } from '../../src/api/image-name.ts';
import { parseImageReference } from '../../src/api/parse-image-reference.ts';
import { sameRepository } from '../../src/api/same-repository.ts';

const DIGEST = `sha256:${'a'.repeat(64)}`;

describe('imageName', () => {
  test.each([
    { reason: 'a name alone', text: 'node', want: 'node' },
    { reason: 'with a tag', text: 'node:24', want: 'node' },
    { reason: 'with a digest', text: `node@${DIGEST}`, want: 'node' },
    { reason: 'with both', text: `node:24@${DIGEST}`, want: 'node' },
    { reason: 'a port is no tag', text: 'registry.example:5000/team/node', want: 'node' },
    { reason: 'nothing', text: '', want: '' },
  ])('$reason', ({ text, want }) => {
    expect(imageName(text)).toBe(want);
  });

  test('is the same wherever the repository is', () => {
    const registry = fc.constantFrom(
      '',
      'docker.io/',
      'index.docker.io/',
      'a.example:443/',
      'a.example/',
    );
    const path = fc.constantFrom('', 'library/', 'hub/', 'hub/library/', 'x/');
    const name = fc.constantFrom('node', 'nodes', 'no-de');
    const end = fc.constantFrom('', ':24', `@${DIGEST}`, `:24@${DIGEST}`);
    const text = fc.tuple(registry, path, name, end).map((parts) => parts.join(''));
    const mirrors = [
      { source: 'docker.io', mirror: 'a.example/hub' },
      { source: 'docker.io/library', mirror: 'a.example/x' },
    ];
    fc.assert(
      fc.property(text, text, (a, b) => {
        const [first, second] = [parseImageReference(a), parseImageReference(b)];
        fc.pre(first !== undefined && second !== undefined);
        if (sameRepository(first, second, mirrors)) expect(imageName(a)).toBe(imageName(b));
      }),
      { numRuns: 2000 },
    );
  });
});
