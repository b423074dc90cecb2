/** tini, by its usual file names. */
const TINI = /^(?:.*\/)?tini(?:-static)?(?:-[a-z0-9]+)?$/;
/** Options of tini that take the next word as their value (tini's README: -p SIGNAL, -e EXIT_CODE). */
const WITH_VALUE = ['-p', '-e'];

/** The words of a command line that matter: tini where it is the first, and the program that runs in the end. */
export interface EntrypointWords {
  readonly init?: string;
  readonly program?: string;
}

/** Splits what an image runs (ENTRYPOINT and CMD) into tini and the program that tini runs; without tini, the first word is the program. */
export function entrypointWords(command: readonly string[]): EntrypointWords {
  const [init, ...rest] = command;
  if (init === undefined) return {};
  if (!TINI.test(init)) return { program: init };
  const program = afterOptions(rest);
  return program === undefined ? { init } : { init, program };
}

function afterOptions(words: readonly string[]): string | undefined {
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index] ?? '';
    if (word === '--') return words[index + 1];
    if (!word.startsWith('-')) return word;
    if (WITH_VALUE.includes(word)) index += 1;
  }
  return undefined;
}
