import type { Edit } from './edit.ts';
import type { PythonToken } from './python-token.ts';
import type { LogicalLine } from './scan-python.ts';

const NOTHING: readonly Edit[] = [];
/** What may follow a `yield` that gives nothing. */
const AFTER_YIELD = new Set([undefined, ')', ']', '}', ';', ',', '=']);
/** What the grammar reads otherwise than Python in the expressions of a format string. */
const UNKNOWN_IN_STRINGS = /\\[{}]|\byield\b|\d\.(?!\w)|:=|\*/;
/** Words of a lambda's parameters and of type parameters that are looked at: more are not written by hand. */
const MOST_WORDS = 256;

/** Edits at a word of a line, for what the grammar does not know. */
export function easeToken(line: LogicalLine, index: number): readonly Edit[] {
  const token = line[index];
  if (token === undefined) return NOTHING;
  if (token.kind === 'Number') return easeNumber(token);
  if (token.kind === 'String') return easeString(token);
  return token.kind === 'Name' ? easeName(line, index, token) : easeOperator(line, index, token);
}

function easeNumber({ from, to, text }: PythonToken): readonly Edit[] {
  return /^\d[\d_]*\.(?!\d)/.test(text) ? [{ from, to, text: text.replace('.', '.0') }] : NOTHING;
}

function easeString({ from, to, text }: PythonToken): readonly Edit[] {
  const prefix = text.slice(0, text.search(/["']/));
  if (!/[ft]/i.test(prefix)) return NOTHING;
  if (UNKNOWN_IN_STRINGS.test(text)) return [{ from, to, text: "''" }];
  return /t/i.test(prefix) ? [{ from, to: from + prefix.length, text: 'f' }] : NOTHING;
}

function easeName(line: LogicalLine, index: number, token: PythonToken): readonly Edit[] {
  const { from, to, text } = token;
  const [before, after] = [line[index - 1], line[index + 1]];
  if (after?.text === ':=') return [{ from, to: after.to, text: '' }];
  if (text === 'yield' && AFTER_YIELD.has(after?.text)) return [{ from: to, to, text: ' 0' }];
  if (text === 'lambda') return easeUntil(line, index, ':', 'lambda');
  const begins = before === undefined || before.text === ':' || before.text === ';';
  return text === 'print' && begins && after?.text !== '('
    ? [{ from: to, to, text: '_' }]
    : NOTHING;
}

function easeOperator(line: LogicalLine, index: number, token: PythonToken): readonly Edit[] {
  const { from, to, text } = token;
  if (text === '*') return isUnpacking(line, index, token) ? [{ from, to, text: '' }] : NOTHING;
  const keyword = line[0]?.text === 'async' ? 1 : 0;
  const declares = ['def', 'class', 'type'].includes(line[keyword]?.text ?? '');
  if (text !== '[' || !declares || index !== keyword + 2) return NOTHING;
  return easeUntil(line, index, ']').map((edit) => ({ ...edit, from, to: edit.to + 1 }));
}

/** Takes away what stands between a word and the one that ends it at the same depth. */
function easeUntil(line: LogicalLine, index: number, end: string, nests?: string): readonly Edit[] {
  const start = line[index];
  if (start === undefined) return NOTHING;
  let nested = 0;
  for (const token of line.slice(index + 1, index + MOST_WORDS)) {
    if (token.depth < start.depth) break;
    if (token.depth > start.depth) continue;
    if (token.text === nests) nested += 1;
    if (token.text !== end) continue;
    if (nested === 0) return [{ from: start.to, to: token.from, text: '' }];
    nested -= 1;
  }
  return NOTHING;
}

/** Whether a star is one that the grammar does not know: in a subscript, an annotation or the target of a comprehension. */
function isUnpacking(line: LogicalLine, index: number, { inside }: PythonToken): boolean {
  const [before, after] = [line[index - 1]?.text, line[index + 1]?.text];
  if (before === undefined || after === undefined || after === ',' || after === ')') return false;
  if (before === 'for' || before === '[') return true;
  if (before === ':') return inside === '(';
  return before === ',' && line[0]?.text !== 'def' && line[0]?.text !== 'async';
}
