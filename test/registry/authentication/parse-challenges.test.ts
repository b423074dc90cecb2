import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseChallenges } from '../../../src/registry/authentication/parse-challenges.ts';
import { cpuMs } from '../../cpu-ms.ts';

type Plain = [string, Record<string, string>][];

function plain(header: string | string[] | undefined): Plain {
  return parseChallenges(header).map(({ scheme, parameters }) => [
    scheme,
    Object.fromEntries(parameters),
  ]);
}

describe('parseChallenges', () => {
  test.each<{ reason: string; header: string | string[] | undefined; want: Plain }>([
    { reason: 'no header', header: undefined, want: [] },
    {
      reason: 'what a registry with a token service sends',
      header:
        'Bearer realm="https://auth.example/token",service="registry",scope="repository:a:pull,push"',
      want: [
        [
          'bearer',
          {
            realm: 'https://auth.example/token',
            service: 'registry',
            scope: 'repository:a:pull,push',
          },
        ],
      ],
    },
    { reason: 'Basic', header: 'Basic realm="Registry"', want: [['basic', { realm: 'Registry' }]] },
    {
      reason: 'two challenges in one header',
      header: 'Basic realm="a, b", Bearer realm="c" , service=d',
      want: [
        ['basic', { realm: 'a, b' }],
        ['bearer', { realm: 'c', service: 'd' }],
      ],
    },
    {
      reason: 'two headers',
      header: ['Negotiate', 'BEARER Realm="c"'],
      want: [
        ['negotiate', {}],
        ['bearer', { realm: 'c' }],
      ],
    },
    {
      reason: 'quoted pairs and blanks around the equals sign',
      header: 'Bearer realm = "a\\"b\\\\c"',
      want: [['bearer', { realm: 'a"b\\c' }]],
    },
    {
      reason: 'of equal names the first counts',
      header: 'Bearer realm="a",realm="b"',
      want: [['bearer', { realm: 'a' }]],
    },
    {
      reason: 'an open quotation ends the reading',
      header: 'Bearer service="s",realm="a',
      want: [['bearer', { service: 's', realm: '' }]],
    },
    { reason: 'a parameter without a scheme', header: 'realm="a"', want: [] },
    { reason: 'an empty header', header: '', want: [] },
  ])('$reason', ({ header, want }) => {
    expect(plain(header)).toEqual(want);
  });

  test('never throws and ends in time', () => {
    const piece = fc.constantFrom('Bearer', ' ', ',', '=', '"', '\\', 'realm', 'a', '\n');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 3000 }), (pieces) => {
        const header = pieces.join('');
        expect(cpuMs(() => parseChallenges(header))).toBeLessThan(500);
      }),
    );
  });

  test('does not read headers above 8 KiB', () => {
    expect(plain(`Bearer realm="${'a'.repeat(8192)}"`)).toEqual([]);
  });
});
