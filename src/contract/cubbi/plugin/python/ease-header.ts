import type { Edit } from './edit.ts';
import { easeToken } from './ease-token.ts';
import type { LogicalLine } from './scan-python.ts';

/** How many words of a header stand before what is replaced, and by what. */
interface Header {
  readonly words: number;
  readonly by: string;
}

const ANY: Header = { words: 1, by: ' _' };
const EACH: Header = { words: 1, by: ' _ in _' };

/** Edits of a line that begins a block whose details the grammar may not know: what stands before its colon; undefined for any other line. */
export function easeHeader(line: LogicalLine): readonly Edit[] | undefined {
  if (line[0]?.text === '@') return isPlainDecorator(line) ? undefined : easeDecorator(line);
  const header = headerOf(line);
  if (header === undefined) return undefined;
  const colon = colonOf(line);
  const [first, last] = [line[header.words], line[colon - 1]];
  if (first === undefined || last === undefined || colon <= header.words) return undefined;
  const rest = line.slice(colon);
  return [
    { from: first.from, to: last.to, text: header.by },
    ...rest.flatMap((_, index) => easeToken(rest, index)),
  ];
}

function headerOf(line: LogicalLine): Header | undefined {
  const [first, second] = line;
  const last = line.at(-1);
  switch (first?.text ?? '') {
    case 'with':
    case 'except':
      return ANY;
    case 'for':
      return EACH;
    case 'async':
      if (second?.text === 'with') return { ...ANY, words: 2 };
      return second?.text === 'for' ? { ...EACH, words: 2 } : undefined;
    // Names, but where a pattern or its subject can begin.
    case 'match':
      return last?.text === ':' && last.depth === 0 ? ANY : undefined;
    case 'case':
      return second?.kind === 'Operator' && !'([{*-.'.includes(second.text) ? undefined : ANY;
    default:
      return undefined;
  }
}

/** Index of the colon that ends a header; -1 without. */
function colonOf(line: LogicalLine): number {
  let lambdas = 0;
  return line.findIndex(({ text, depth }) => {
    if (depth > 0) return false;
    if (text === 'lambda') lambdas += 1;
    if (text !== ':') return false;
    lambdas -= 1;
    return lambdas < 0;
  });
}

/** `@a.b` or `@a.b(…)`, which is all that the grammar knows. */
function isPlainDecorator(line: LogicalLine): boolean {
  const bracket = line.findIndex(({ text }) => text === '(');
  const name = line.slice(1, bracket < 0 ? line.length : bracket);
  const closes = line.findIndex(({ text, depth }) => text === ')' && depth === 0);
  return (
    name.every(({ kind, text }, index) => (index % 2 === 0 ? kind === 'Name' : text === '.')) &&
    name.length % 2 === 1 &&
    (bracket < 0 || closes === line.length - 1)
  );
}

function easeDecorator(line: LogicalLine): readonly Edit[] | undefined {
  const [, first] = line;
  const last = line.at(-1);
  if (first === undefined || last === undefined) return undefined;
  return [{ from: first.from, to: last.to, text: ' _' }];
}
