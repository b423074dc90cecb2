import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { scanPython } from '../../../../../src/contract/cubbi/plugin/python/scan-python.ts';

/** Words of each logical line, with `|` between. */
function words(source: string): string[] {
  return scanPython(source).map((line) => line.map(({ text }) => text).join('|'));
}

describe('scanPython', () => {
  test('joins lines by brackets, strings and backslashes, and skips comments', () => {
    const source = 'a(\n  b, # c\n) # d\n\n"""e\nf"""\nif g:\n  h = \\\n 1\n';
    expect(words(source)).toEqual(['a|(|b|,|)', '"""e\nf"""', 'if|g|:', 'h|=|1']);
  });

  test('knows operators, numbers and names', () => {
    expect(words('a**=b//c:=d->e...f!=0x1F+1.5e-3j*1.\u{20000}é_1')).toEqual([
      'a|**=|b|//|c|:=|d|->|e|...|f|!=|0x1F|+|1.5e-3j|*|1.|\u{20000}é_1',
    ]);
  });

  test('tells what is around a word', () => {
    const [line = []] = scanPython('a([b])');
    expect(line.map(({ text, depth, inside }) => `${text} ${depth} ${inside}`)).toEqual([
      'a 0 ',
      '( 0 ',
      '[ 1 (',
      'b 2 [',
      '] 1 (',
      ') 0 ',
    ]);
  });

  test('finds all that is not white space, whatever the text is', () => {
    const parts = [
      'a',
      '1',
      '(',
      ']',
      '"',
      "'''",
      'f"',
      '{',
      '#',
      '\\',
      '\n',
      ' ',
      ':',
      'é',
      '\ud800',
    ];
    const text = fc.array(fc.constantFrom(...parts)).map((found) => found.join(''));
    fc.assert(
      fc.property(text, (source) => {
        const found = scanPython(source).flat();
        expect(found.every(({ from, to, text: word }) => source.slice(from, to) === word)).toBe(
          true,
        );
        expect(found.every(({ from }, index) => from >= (found[index - 1]?.to ?? 0))).toBe(true);
      }),
    );
  });
});
