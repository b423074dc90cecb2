import type { CheckResult } from '../../check.ts';
import { PASSED } from '../../passed.ts';
import { quote } from '../../quote.ts';
import { BOOT_VALUES } from '../boot/boot-values.ts';
import { firstBoot } from '../booted/first-boot.ts';
import type { CubbiCheck, CubbiInput } from '../cubbi-check.ts';

/** The container's arguments are the user's command (specification, "Init Script"). */
export const argumentsKept: CubbiCheck = {
  id: 'CB-083',
  severity: { Pragmatic: 'Error', Strict: 'Error' },
  title: "The container's arguments reach the user's command unchanged",
  reasons: ['SettingIgnored'],
  help: 'Tried with a word, an option and a word with a space after the command. A leading option, -- and --help are not tried: upstream itself changes them.',
  fix: 'pass the arguments on as the words that they are, never through a shell',
  needs: 'Boot',
  run,
};

function run({ evidence }: CubbiInput): CheckResult {
  const boot = firstBoot(evidence);
  if ('result' in boot) return boot.result;
  const want = words(BOOT_VALUES.args);
  const found = words(boot.report.args);
  if (found === want) return PASSED;
  return {
    outcome: 'Failed',
    reason: 'SettingIgnored',
    message: `The command's arguments arrived as ${quote(found, 96)}, expected ${quote(want, 96)}`,
  };
}

/** Words with their borders: an argument with a space is not two. */
function words(args: readonly string[]): string {
  return args.map((arg) => `[${arg}]`).join(' ');
}
