import type { ImageConfig } from '../../../evidence/image-evidence.ts';
import { entrypointWords } from '../../entrypoint-words.ts';
import { baseName } from './base-name.ts';

/** What an image's ENTRYPOINT starts, behind tini, env and interpreters. */
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
/** Options of python that leave it to the script and take no value. */
const PYTHON_FLAG = /^-[uBsEOqvb]+$/;
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
    else if (PYTHON.test(name)) {
      by = 'Python';
      command = rest.slice(leading(rest, (word) => PYTHON_FLAG.test(word)));
    } else if (name === 'uv' && rest[0] === 'run') {
      by = 'Uv';
      command = afterUvRun(rest.slice(1));
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

function afterUvRun(words: readonly string[]): readonly string[] {
  let index = 0;
  while (words[index]?.startsWith('-') === true)
    index += UV_WITH_VALUE.includes(words[index] ?? '') ? 2 : 1;
  return words.slice(index);
}

/** How many words from the first on are such. */
function leading(words: readonly string[], is: (word: string) => boolean): number {
  const end = words.findIndex((word) => !is(word));
  return end === -1 ? words.length : end;
}
