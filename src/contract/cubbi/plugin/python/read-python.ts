import { cleanText } from '../../../../evidence/clean-text.ts';
import { quote } from '../../../quote.ts';
import { buildNodes } from './build-nodes.ts';
import { easePython } from './ease-python.ts';
import { lineFault } from './line-fault.ts';
import type { LineFault } from './line-fault.ts';
import { normalizePython } from './normalize-python.ts';
import { parsePython } from './parse-python.ts';
import type { Parse } from './parse-python.ts';
import type { PythonNode } from './python-node.ts';

/** Steps for both attempts together. A source of 256 KiB that people wrote takes about 60,000. */
const MOST_STEPS = 100_000;

/** A source as a tree, or why there is none. */
export type PythonReading =
  | { readonly state: 'Parsed'; readonly root: PythonNode }
  /** The first mistake: its line, counted from 1, and what it is, as it follows "syntax error: ". */
  | { readonly state: 'Broken'; readonly line: number; readonly what: string }
  /** There is more in it than is read. */
  | { readonly state: 'TooMuch' };

/**
 * Reads Python 3. A source is broken only where the grammar knows neither it nor its eased form, or where no Python can be: what the grammar is
 * too old for is no mistake.
 */
export function readPython(source: string): PythonReading {
  const normal = normalizePython(source);
  const { text, parse } = parseEither(normal);
  if (parse.outcome === 'Unfinished') return { state: 'TooMuch' };
  const overlooked = lineFault(normal);
  const faults = [
    ...(overlooked === undefined ? [] : [{ ...overlooked, line: lineOf(normal, overlooked.at) }]),
    ...(parse.outcome === 'Broken'
      ? [{ ...stuck(text, parse.at), line: lineOf(text, parse.at) }]
      : []),
  ];
  const [fault] = faults.sort((a, b) => a.line - b.line);
  if (fault !== undefined) return { state: 'Broken', line: fault.line, what: fault.what };
  const root = parse.outcome === 'Parsed' ? buildNodes(parse.tree, text) : undefined;
  return root === undefined ? { state: 'TooMuch' } : { state: 'Parsed', root };
}

/** The outcome of the source as it is, else of its eased form; with the text that the outcome speaks of. */
function parseEither(source: string): { readonly text: string; readonly parse: Parse } {
  const parse = parsePython(source, MOST_STEPS);
  if (parse.outcome !== 'Broken') return { text: source, parse };
  const text = easePython(source);
  return { text, parse: parsePython(text, MOST_STEPS - parse.steps) };
}

function stuck(text: string, at: number): LineFault {
  if (text[at] !== '\n' && text.slice(at).trim() === '')
    return { at, what: 'unexpected end of the file' };
  const word = /^[ \t\\]*(\w+|[^ \t\\\n])/u.exec(text.slice(at, at + 64))?.[1];
  if (word === undefined) return { at, what: 'unexpected end of the line' };
  const shown = cleanText(word, 32);
  return { at, what: `unexpected ${shown === '' ? 'character' : quote(shown, 32)}` };
}

/** At the end of the file the last line with something in it is meant. */
function lineOf(text: string, at: number): number {
  const before = text.slice(0, at);
  const meant = text.slice(at).trim() === '' ? before.trimEnd() : before;
  return meant.split('\n').length;
}
