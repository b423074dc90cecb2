import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { interpreterOf } from '../../src/evidence/interpreter-of.ts';

describe('interpreterOf', () => {
  test.each<{ reason: string; text: string; want: string | undefined }>([
    { reason: 'the ordinary line', text: '#!/bin/sh\nset -e\n', want: '/bin/sh' },
    { reason: 'arguments are not part of it', text: '#!/bin/sh -eu\n', want: '/bin/sh' },
    { reason: 'env is the interpreter', text: '#!/usr/bin/env bash\n', want: '/usr/bin/env' },
    { reason: 'blanks before it are skipped', text: '#! \t /bin/sh\n', want: '/bin/sh' },
    { reason: 'a short file needs no line break', text: '#!/bin/sh', want: '/bin/sh' },
    {
      reason: 'a carriage return is part of the name, which is why such scripts do not start',
      text: '#!/bin/sh\r\n',
      want: '/bin/sh\ufffd',
    },
    { reason: 'no script', text: 'echo hello\n', want: undefined },
    { reason: 'an empty file', text: '', want: undefined },
    { reason: 'nothing after the marker', text: '#!\n/bin/sh\n', want: undefined },
    { reason: 'only blanks after the marker', text: '#!   \n', want: undefined },
    { reason: 'a marker on the second line', text: '\n#!/bin/sh\n', want: undefined },
    {
      reason: 'a word that the kernel would cut',
      text: `#!/${'a'.repeat(400)}\n`,
      want: undefined,
    },
    {
      reason: 'the longest word that the kernel takes',
      text: `#!/${'a'.repeat(252)}\n`,
      want: `/${'a'.repeat(252)}`,
    },
  ])('$want: $reason', ({ text, want }) => {
    expect(interpreterOf(Buffer.from(text))).toBe(want);
  });

  test('never throws, and its value is short and printable', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 600 }), (tail) => {
        const value = interpreterOf(Uint8Array.from([0x23, 0x21, ...tail])) ?? '';
        expect(value).toMatch(/^[\x21-\x7e\ufffd]{0,254}$/);
      }),
    );
  });
});
