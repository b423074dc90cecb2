import { describe, expect, test } from '@jest/globals';
import { endOfString } from '../../../../../src/contract/cubbi/plugin/python/end-of-string.ts';

describe('endOfString', () => {
  // The string is all before the mark ¦; without one it is not closed.
  test.each([
    { start: '"', text: '"a"¦ + "b"', reason: 'the next quote' },
    { start: "'", text: "'a\"b'¦", reason: 'the other quote is text' },
    { start: '"', text: '"a\\"b"¦', reason: 'a quote behind a backslash' },
    { start: 'r"', text: 'r"\\d\\""¦', reason: 'even where the backslash is text' },
    { start: '"""', text: '"""a"b\n""c"""¦', reason: 'three quotes' },
    { start: '"', text: '"a\\\nb"¦', reason: 'a joined line' },
    { start: 'f"', text: 'f"{a}"¦', reason: 'an expression' },
    { start: 'f"', text: 'f"{{"¦', reason: 'a brace as text' },
    { start: 'f"', text: 'f"{a["k"]}"¦', reason: 'the same quote in an expression' },
    { start: 'f"', text: 'f"{f"{1}"}"¦', reason: 'a format string in one' },
    { start: 'f"', text: 'f"{a:>{w}}"¦', reason: 'an expression in a format' },
    { start: 'f"', text: 'f"{ {1: 2}[1] }"¦', reason: 'a dictionary in an expression' },
    { start: 'f"""', text: 'f"""{\na # " }\n}"""¦', reason: 'a comment in an expression' },
    { start: 'rf"', text: 'rf"\\{{"¦', reason: 'a brace as text behind a backslash' },
    { start: 'f"', text: 'f"{a:%H"¦', reason: 'a format that is not closed ends with its string' },
  ])('finds the end: $reason', ({ start, text }) => {
    const source = text.replace('¦', '');
    const want = { at: text.indexOf('¦'), closed: true };
    expect(endOfString(source, start.length, start)).toEqual(want);
  });

  test.each([
    { start: '"', text: '"a\nb"', at: 2, reason: 'the line ends' },
    { start: "'''", text: "'''a\nb''", at: 8, reason: 'the text ends' },
    { start: '"', text: '"a\\', at: 3, reason: 'the text ends behind a backslash' },
    { start: 'f"', text: 'f"{a', at: 4, reason: 'the text ends in an expression' },
  ])('says that there is none: $reason', ({ start, text, at }) => {
    expect(endOfString(text, start.length, start)).toEqual({ at, closed: false });
  });
});
