import type { FileFact, FileFacts } from './image-evidence.ts';
import type { Known } from './known.ts';
import { REPORT_LIMIT } from './report-limit.ts';
import { utf8Length } from './utf8-length.ts';

const KINDS = { File: 'f', Directory: 'd', Other: 'o' } as const;
/** Characters of an interpreter, which the image chooses: so many that the files of a contract fit into one report. */
const MOST_INTERPRETER = 48;
/** What stands for a character that is not printable ASCII, in three bytes. */
const UNPRINTABLE = '\ufffd';
const MOST_UNPRINTABLE = 16;

/**
 * The report as one line of JSON: by path a word such as `f755 amd64 static`, `f755 #!/bin/sh`, `d755`, `-` for missing and `?` for what
 * could not be told. What would not fit into a report says so instead, so that nothing is cut half.
 */
export function filesReport(facts: FileFacts): string {
  const words = Object.entries(facts).map(([path, fact]) => [path, word(fact)]);
  const text = JSON.stringify({ v: 1, files: Object.fromEntries(words) as unknown });
  return utf8Length(text) <= REPORT_LIMIT ? text : JSON.stringify({ v: 1, tooLong: true });
}

function word(fact: Known<FileFact>): string {
  if (!fact.known) return '?';
  if (fact.value.state === 'Missing') return '-';
  const { kind, mode, elf, interpreter } = fact.value;
  return [
    KINDS[kind] + mode.toString(8),
    ...(elf === undefined ? [] : [elf.architecture, elf.static ? 'static' : 'dynamic']),
    ...(interpreter === undefined ? [] : [`#!${shortened(interpreter)}`]),
  ].join(' ');
}

/** An interpreter that nothing can run must stay one when it is cut. */
function shortened(interpreter: string): string {
  if (!interpreter.includes(UNPRINTABLE)) return interpreter.slice(0, MOST_INTERPRETER);
  if (interpreter.length <= MOST_UNPRINTABLE) return interpreter;
  return interpreter.slice(0, MOST_UNPRINTABLE - 1) + UNPRINTABLE;
}
