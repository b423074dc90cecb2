import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { PythonReading } from '../../../../../src/contract/cubbi/plugin/python/read-python.ts';
import { readPython } from '../../../../../src/contract/cubbi/plugin/python/read-python.ts';
import { MODERN_PYTHON } from './modern-python.ts';

/** `state`, with line and mistake where there is one. */
function said(reading: PythonReading): string {
  return reading.state === 'Broken' ? `${reading.line}: ${reading.what}` : reading.state;
}

describe('readPython', () => {
  test.each(MODERN_PYTHON)('takes $what', ({ source }) => {
    expect(said(readPython(source))).toBe('Parsed');
  });

  test('takes all of it together, so that no construct disturbs what follows', () => {
    const source = MODERN_PYTHON.map((part) => part.source.replace('\ufeff', '')).join('\n');
    expect(said(readPython(source))).toBe('Parsed');
  });

  test.each([
    { reason: 'a bracket too few', source: 'def f(:\n    pass', want: '1: unexpected ":"' },
    {
      reason: 'a bracket that is never closed',
      source: 'x = (1,\n\n',
      want: '1: unexpected end of the file',
    },
    { reason: 'a closed one that never opened', source: 'x = 1\ny = )', want: '2: unexpected ")"' },
    { reason: 'no colon', source: 'a\nif x\n    y', want: '2: unexpected end of the line' },
    { reason: 'no block', source: 'def f():\n', want: '1: unexpected end of the file' },
    { reason: 'a block that is not indented', source: 'if 1:\nx', want: '2: unexpected "x"' },
    {
      reason: 'an indented line without a block',
      source: 'a\n  b',
      want: '2: unexpected indentation',
    },
    {
      reason: 'a line between two blocks',
      source: 'if 1:\n    a\n  b',
      want: '3: indented like none of the lines before',
    },
    {
      reason: 'a string that is never closed',
      source: 'x = "a\ny = 1',
      want: '1: a string without its last quote',
    },
    {
      reason: 'a long one',
      source: "a\nx = '''a\nb\n",
      want: '2: a string without its last quote',
    },
    {
      reason: 'a closing quote behind a backslash',
      source: "x = 'a\\'",
      want: '1: a string without its last quote',
    },
    {
      reason: 'a format string that is never closed',
      source: 'x = f"{a"\n',
      want: '1: a string without its last quote',
    },
    { reason: 'two names', source: 'a b', want: '1: unexpected "b"' },
    { reason: 'a keyword as a name', source: 'return = 1', want: '1: unexpected "="' },
    { reason: 'an assignment as a condition', source: 'if x = 1: y', want: '1: unexpected "="' },
    { reason: 'Python 2: print', source: 'a\nprint "x"', want: '2: print without brackets' },
    { reason: 'Python 2: exec', source: 'exec "x"', want: '1: unexpected "\'"' },
    { reason: 'a null byte', source: 'a = 1\n\0', want: '2: unexpected character' },
    { reason: 'a space that is none', source: 'x =\u00a01', want: '1: unexpected character' },
    {
      reason: 'after what the grammar is too old for',
      source: `${String(MODERN_PYTHON[0]?.source)}\na b`,
      want: '16: unexpected "b"',
    },
    { reason: 'before it', source: 'a b\nwith (c as d): pass', want: '1: unexpected "b"' },
    {
      reason: 'inside of what can be left out',
      source: 'with (c as d: pass',
      want: '1: unexpected "as"',
    },
    {
      reason: 'brackets deeper than Python goes',
      source: '('.repeat(9000),
      want: '1: unexpected "("',
    },
  ])('finds $reason', ({ source, want }) => {
    expect(said(readPython(source))).toBe(want);
  });

  test('gives the tree with lines, and without comments', () => {
    const reading = readPython('# note\na = 1\n\nif b:\n    c()\n');
    expect(reading.state).toBe('Parsed');
    const root = reading.state === 'Parsed' ? reading.root : undefined;
    expect(root?.children.map(({ name, line }) => `${line} ${name}`)).toEqual([
      '2 AssignStatement',
      '4 IfStatement',
    ]);
    const body = root?.children[1]?.children.find(({ name }) => name === 'Body');
    expect(body?.children[1]).toMatchObject({ line: 5, text: 'c()' });
  });

  test('keeps lines where it leaves something out', () => {
    const reading = readPython('with (\n    a as b,\n    c as d,\n):\n    pass\nlast = 1\n');
    const root = reading.state === 'Parsed' ? reading.root : undefined;
    expect(root?.children.at(-1)).toMatchObject({ name: 'AssignStatement', line: 6 });
  });

  test('does not read more than it may', () => {
    expect(readPython('a;'.repeat(120_000)).state).toBe('TooMuch');
  });

  test('a block of some hundred statements is not too much for the parser', () => {
    const source = `def f():\n${'    some_name = another_name\n'.repeat(2000)}`;
    expect(said(readPython(source))).toBe('Parsed');
    expect(said(readPython(`x = (\n${'    "some text" +\n'.repeat(2000)}"")`))).toBe('Parsed');
  });

  test('never throws, whatever the text is', () => {
    const words = fc.constantFrom(
      ...[
        'def ',
        'class ',
        'match ',
        'case ',
        'f"',
        "'''",
        '{',
        '}',
        '(',
        ')',
        '[',
        ':',
        ':=',
        '\n',
        '\n    ',
        '*',
        'lambda ',
        'yield',
        '@',
        '\\\n',
        '1.',
        'async ',
        'with ',
        '#',
        '"',
        '\t',
      ],
    );
    const text = fc.array(fc.oneof(words, fc.string({ unit: 'binary', maxLength: 4 })), {
      maxLength: 60,
    });
    fc.assert(
      fc.property(text, (parts) => {
        const reading = readPython(parts.join(''));
        if (reading.state === 'Broken') expect(reading.line).toBeGreaterThan(0);
      }),
      { numRuns: 2000 },
    );
  });
});
