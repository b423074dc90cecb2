/** tini, by its usual file names. */
const TINI = /^(?:.*\/)?tini(?:-static)?(?:-[a-z0-9]+)?$/;
/** Options of tini that take the next word as their value (tini's README: -p SIGNAL, -e EXIT_CODE). */
const WITH_VALUE = ['-p', '-e'];

/** The words of a command line that matter: tini where it is the first, and the program that runs in the end. */
export interface EntrypointWords {
  readonly init?: string;
  readonly program?: string;
  /** The program with its arguments; empty where there is none. */
  readonly command: readonly string[];
}

/** Splits what an image runs (ENTRYPOINT and CMD) into tini and the program that tini runs; without tini, the first word is the program. */
export function entrypointWords(words: readonly string[]): EntrypointWords {
  const [init] = words;
  if (init === undefined) return { command: [] };
  if (!TINI.test(init)) return { program: init, command: words };
  const command = words.slice(programIndex(words));
  const [program] = command;
  return program === undefined ? { init, command } : { init, program, command };
}

/** Where the program stands behind tini and its options. */
function programIndex(words: readonly string[]): number {
  for (let index = 1; index < words.length; index += 1) {
    const word = words[index] ?? '';
    if (word === '--') return index + 1;
    if (!word.startsWith('-')) return index;
    if (WITH_VALUE.includes(word)) index += 1;
  }
  return words.length;
}
