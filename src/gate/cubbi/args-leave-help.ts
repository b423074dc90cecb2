import { quote } from '../../contract/quote.ts';
import type { ContainerUse, WorkloadRule } from '../workload-rule.ts';
import { namesInit } from './names-init.ts';

/**
 * What argparse takes for the option: its name, each beginning of the long one, and the short one with more behind it. A value of the long one is
 * an error, which ends the script too.
 */
const HELP = /^(?:-h.*|--h(?:e(?:lp?)?)?(?:=.*)?)$/s;

/** The init script reads its whole command line, and ends with its own help wherever it finds that option before a `--`. */
export const argsLeaveHelp: WorkloadRule = {
  effect: 'Reject',
  reason: 'WorkloadBypassesInit',
  judge(use) {
    for (const [name, words] of initWords(use)) {
      const asked = words.find((word) => HELP.test(word));
      if (asked !== undefined)
        return {
          field: `${use.field}${name}`,
          sentence: `the init script of ${use.template} takes ${quote(asked, 64)} for an option of its own and ends; give the command as one text, [sh, -c, text]`,
        };
      if (words.includes('--')) return undefined;
    }
    return undefined;
  },
};

/** The words that the init script gets, by the field that has them. What a shell makes of a text that names the script is not known. */
function initWords({ settings: { command, args } }: ContainerUse): [string, readonly string[]][] {
  const words = command?.words ?? [];
  const script = words.findIndex(namesInit);
  if (/\s/.test(words[script] ?? '')) return [];
  return [
    ['command', untilEnd(script < 0 ? [] : words.slice(script + 1))],
    ['args', untilEnd(args?.words ?? [])],
  ];
}

/** Behind `--` nothing is an option. */
function untilEnd(words: readonly string[]): readonly string[] {
  const end = words.indexOf('--');
  return end < 0 ? words : words.slice(0, end + 1);
}
