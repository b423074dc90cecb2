import type { ImageConfig } from '../../../evidence/image-evidence.ts';
import { entrypointWords } from '../../entrypoint-words.ts';
import { baseName } from './base-name.ts';

/** What an image's ENTRYPOINT starts, behind tini and its like, env and interpreters. */
export type Launch =
  | { readonly kind: 'None' }
  /** A shell with a command line. */
  | { readonly kind: 'Shell'; readonly line: string }
  | { readonly kind: 'StatusScript'; readonly path: string }
  | {
      readonly kind: 'Init';
      readonly path: string;
      /** What reads the script: the interpreter that its `#!` line names (`Kernel`), or one that ENTRYPOINT names. */
      readonly by: 'Kernel' | 'Python' | 'Uv';
      /** Words that follow the script. */
      readonly args: readonly string[];
    }
  /** `program` is empty where there is none for tini to run. */
  | { readonly kind: 'Other'; readonly program: string };

const INIT_PATHS = ['/cubbi/cubbi_init.py', '/cubbi_init.py'];
const STATUS_SCRIPT = 'init-status.sh';
const SHELLS = ['sh', 'bash', 'dash', 'ash'];
const PYTHON = /^python3?(?:\.\d{1,2})?$/;
/** Options of python that leave it to the script; the second kind has its value in the same word. */
const PYTHON_FLAG = /^-(?:[uBsEOqvb]+|[XW].+)$/s;
const PYTHON_WITH_VALUE = ['-X', '-W'];
/** What does as tini does, under other names; tini itself is known to all contracts. */
const SUPERVISORS = ['dumb-init', 'catatonit'];
/** Their options that take the next word (dumb-init's README). */
const SUPERVISOR_WITH_VALUE = ['-r', '--rewrite'];
/** Options of `uv run` that take the next word as their value (uv's reference). */
const UV_WITH_VALUE = ['-p', '--python', '--cache-dir', '--directory', '--project', '--with'];

/** Reads how ENTRYPOINT starts the init script. CMD does not count: the arguments of a container replace it. */
export function launch({ entrypoint }: Pick<ImageConfig, 'entrypoint'>): Launch {
  if (entrypoint.length === 0) return { kind: 'None' };
  let { command } = entrypointWords(entrypoint);
  let by: Extract<Launch, { kind: 'Init' }>['by'] = 'Kernel';
  // Every turn takes a word away.
  for (;;) {
    const [first, ...rest] = command;
    const name = baseName(first);
    if (name === 'env') command = afterEnv(rest);
    else if (SUPERVISORS.includes(name)) command = afterOptions(rest, SUPERVISOR_WITH_VALUE);
    else if (PYTHON.test(name)) {
      by = 'Python';
      command = afterOptions(rest, PYTHON_WITH_VALUE, PYTHON_FLAG);
    } else if (name === 'uv' && rest[0] === 'run') {
      by = 'Uv';
      command = afterOptions(rest.slice(1), UV_WITH_VALUE);
    } else return ending(command, by);
  }
}

function ending(command: readonly string[], by: 'Kernel' | 'Python' | 'Uv'): Launch {
  const [program = '', ...args] = command;
  if (INIT_PATHS.includes(program)) return { kind: 'Init', path: program, by, args };
  if (baseName(program) === STATUS_SCRIPT) return { kind: 'StatusScript', path: program };
  if (!SHELLS.includes(baseName(program))) return { kind: 'Other', program };
  const options = leading(args, (word) => word.startsWith('-'));
  const target = args[options] ?? '';
  if (!args.slice(0, options).some((word) => /^-[a-z]*c$/.test(word)))
    return baseName(target) === STATUS_SCRIPT
      ? { kind: 'StatusScript', path: target }
      : { kind: 'Other', program };
  return target.includes(STATUS_SCRIPT) && !target.includes('cubbi_init.py')
    ? { kind: 'StatusScript', path: target }
    : { kind: 'Shell', line: target };
}

/** What `env` runs: behind assignments, with the words of `-S` taken apart. */
function afterEnv(words: readonly string[]): readonly string[] {
  const rest = words.slice(leading(words, (word) => /^\w+=/.test(word)));
  if (rest[0] !== '-S') return rest;
  return [...(rest[1] ?? '').split(/\s+/).filter((word) => word !== ''), ...rest.slice(2)];
}

/** What follows options: those that take the next word too, and those of that shape. */
function afterOptions(
  words: readonly string[],
  withValue: readonly string[],
  option = /^-/,
): readonly string[] {
  let index = 0;
  for (let word = words[0] ?? ''; ; word = words[index] ?? '') {
    if (word === '--') return words.slice(index + 1);
    if (withValue.includes(word)) index += 2;
    else if (option.test(word)) index += 1;
    else return words.slice(index);
  }
}

/** How many words from the first on are such. */
function leading(words: readonly string[], is: (word: string) => boolean): number {
  const end = words.findIndex((word) => !is(word));
  return end === -1 ? words.length : end;
}
