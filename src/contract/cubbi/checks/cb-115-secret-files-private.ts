import type { CheckResult } from '../../check.ts';
import { quote } from '../../quote.ts';
import { firstBoot } from '../booted/first-boot.ts';
import { notSearched } from '../booted/not-searched.ts';
import { octal } from '../booted/octal.ts';
import { several } from '../booted/several.ts';
import type { CubbiCheck, CubbiInput } from '../cubbi-check.ts';

const OTHERS = 0o077;

/** Secrets in files are the user's alone (specification, "Security": mode 600). */
export const secretFilesPrivate: CubbiCheck = {
  id: 'CB-115',
  severity: { Pragmatic: 'Warning', Strict: 'Error' },
  title: 'Files with a secret may be read by cubbi alone',
  reasons: ['SecretExposed'],
  help: 'The boot gives every secret variable a made-up value and looks for it below /home/cubbi, /cubbi-config and /app. Keys in ~/.ssh count as well.',
  fix: 'let the plugin create files with secrets with mode 0600',
  needs: 'Boot',
  run,
};

function run({ evidence }: CubbiInput): CheckResult {
  const boot = firstBoot(evidence);
  if ('result' in boot) return boot.result;
  const { canaryFiles, ssh } = boot.report;
  const faults = [
    ...open(canaryFiles ?? []).map(
      ({ path, mode }) => `${quote(path, 128)} contains a secret and has mode ${octal(mode)}`,
    ),
    ...open(ssh).map(({ path, mode }) => `${quote(path, 128)} has mode ${octal(mode)}`),
  ];
  if (faults.length === 0 && canaryFiles === undefined) return notSearched('grep');
  return several(faults, { reason: 'SecretExposed' });
}

function open(files: readonly { path: string; mode: number }[]): typeof files {
  return files.filter(({ mode }) => (mode & OTHERS) !== 0);
}
