import type { WorkloadRule } from '../workload-rule.ts';

const BASH = /^(?:.*\/)?bash$/s;
/** One short option or several in one word. Two simple patterns, because one would try each `i` and `l` of a long word as the one it asks for. */
const SHORT = /^-[a-zA-Z]+$/;
const INTERACTIVE_OR_LOGIN = /[il]/;

/** An interactive or login bash of root runs init-status.sh, which waits for the initialization: without end where that failed. */
export const execsUsePlainShells: WorkloadRule = {
  effect: 'Warn',
  reason: 'WorkloadNotAdvised',
  judge({ settings: { execs = [] }, field, template }) {
    const exec = execs.find(({ words: { words } }) => waits(words));
    if (exec === undefined) return undefined;
    return {
      field: `${field}${exec.field}`,
      sentence: `bash -i and bash -l wait in ${template} until the init script is done, without end where it failed; use sh -c`,
    };
  },
};

/** Options of bash end at the first word that is none. */
function waits([program = '', ...rest]: readonly string[]): boolean {
  if (!BASH.test(program)) return false;
  const end = rest.findIndex((word) => !word.startsWith('-'));
  return rest.slice(0, end < 0 ? undefined : end).some(isWaiting);
}

/** `-i`, `-l`, `--login`, and clusters of short options that hold one of the two. */
function isWaiting(word: string): boolean {
  return word === '--login' || (SHORT.test(word) && INTERACTIVE_OR_LOGIN.test(word));
}
