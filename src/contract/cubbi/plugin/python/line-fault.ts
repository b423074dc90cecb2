import type { PythonToken } from './python-token.ts';
import { scanPython } from './scan-python.ts';
import type { LogicalLine } from './scan-python.ts';

/** A mistake in a source, and where. */
export interface LineFault {
  readonly at: number;
  /** What is wrong, as it follows "syntax error: ". */
  readonly what: string;
}

/**
 * The first mistake of a source that the parser overlooks, as editors want it: no program in Python 3 has one of these. Undefined for none,
 * which says nothing about other mistakes.
 */
export function lineFault(text: string): LineFault | undefined {
  const columns = [0];
  let begins = false;
  for (const line of scanPython(text)) {
    const fault = indentFault(text, line, columns, begins) ?? wordFault(line);
    if (fault !== undefined) return fault;
    begins = line.at(-1)?.text === ':';
  }
  return undefined;
}

function indentFault(
  text: string,
  [first]: LogicalLine,
  columns: number[],
  begins: boolean,
): LineFault | undefined {
  if (first === undefined) return undefined;
  const at = first.from;
  const here = columnOf(text, at);
  if (here > (columns.at(-1) ?? 0)) {
    columns.push(here);
    return begins ? undefined : { at, what: 'unexpected indentation' };
  }
  while (here < (columns.at(-1) ?? 0)) columns.pop();
  return here === columns.at(-1)
    ? undefined
    : { at, what: 'indented like none of the lines before' };
}

/** Column of a place as Python counts it: a tab leads to the next multiple of 8. */
function columnOf(text: string, at: number): number {
  let column = 0;
  for (const char of text.slice(text.lastIndexOf('\n', at - 1) + 1, at))
    column = char === '\t' ? column + 8 - (column % 8) : column + 1;
  return column;
}

function wordFault(line: LogicalLine): LineFault | undefined {
  for (const [index, token] of line.entries()) {
    if (token.kind === 'OpenString')
      return { at: token.from, what: 'a string without its last quote' };
    if (isPrintStatement(token, line[index - 1], line[index + 1]))
      return { at: token.from, what: 'print without brackets' };
  }
  return undefined;
}

function isPrintStatement(
  { text, depth }: PythonToken,
  before: PythonToken | undefined,
  after: PythonToken | undefined,
): boolean {
  const begins = before === undefined || before.text === ':' || before.text === ';';
  const printed = after?.kind === 'String' || after?.kind === 'Number';
  return text === 'print' && depth === 0 && begins && printed;
}
