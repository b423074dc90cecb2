import { endOfString } from './end-of-string.ts';
import type { PythonToken } from './python-token.ts';

/** The words of one logical line: of all physical lines that brackets, strings and backslashes join. Never empty. */
export type LogicalLine = readonly PythonToken[];

/** Space, comment or backslash; end of line; beginning of a string; number; name; operator. */
const WORD =
  /([ \t\f]+|\\\n|#[^\n]*)|(\n)|((?:[rR][bBfFtT]?|[bBfFtT][rR]?|[uU])?(?:"""|'''|"|'))|(0[xX][\da-fA-F_]+|0[bBoO][\d_]+|(?:\d[\d_]*\.?[\d_]*|\.\d[\d_]*)(?:[eE][+-]?\d[\d_]*)?[jJ]?)|([A-Za-z_\u{80}-\u{10ffff}][\w\u{80}-\u{10ffff}]*)|\*\*=?|\/\/=?|<<=?|>>=?|:=|->|\.\.\.|[-+*/%&|^@=<>!]=|./suy;
const OPENS: ReadonlyMap<string, string> = new Map([
  [')', '('],
  [']', '['],
  ['}', '{'],
]);

/** The logical lines of a source. Never fails; what is no Python gives lines of no meaning. */
export function scanPython(text: string): readonly LogicalLine[] {
  const lines: LogicalLine[] = [];
  const open: string[] = [];
  let line: PythonToken[] = [];
  let at = 0;
  while (at < text.length) {
    const from = at;
    const { kind, to } = nextWord(text, from);
    at = to;
    if (kind === 'End' && open.length === 0 && line.length > 0) {
      lines.push(line);
      line = [];
    }
    if (kind === 'Space' || kind === 'End') continue;
    const word = text.slice(from, to);
    if (kind === 'Operator' && OPENS.get(word) === open.at(-1)) open.pop();
    line.push({ kind, from, to, text: word, inside: open.at(-1) ?? '', depth: open.length });
    if (word === '(' || word === '[' || word === '{') open.push(word);
  }
  return line.length > 0 ? [...lines, line] : lines;
}

function nextWord(
  text: string,
  from: number,
): { readonly kind: PythonToken['kind'] | 'Space' | 'End'; readonly to: number } {
  WORD.lastIndex = from;
  const match = WORD.exec(text);
  const to = match === null ? from + 1 : WORD.lastIndex;
  const [, space, end, string, number, name] = match ?? [];
  if (space !== undefined) return { kind: 'Space', to };
  if (end !== undefined) return { kind: 'End', to };
  if (string !== undefined) {
    const { at, closed } = endOfString(text, to, string);
    return { kind: closed ? 'String' : 'OpenString', to: at };
  }
  if (number !== undefined) return { kind: 'Number', to };
  return { kind: name === undefined ? 'Operator' : 'Name', to };
}
