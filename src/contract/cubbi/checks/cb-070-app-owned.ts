import type { CheckResult } from '../../check.ts';
import { quote } from '../../quote.ts';
import { ownedDirectory } from '../booted/owned-directory.ts';
import type { CubbiCheck, CubbiInput } from '../cubbi-check.ts';
import { plainPath } from '../image/plain-path.ts';

const APP = '/app';

/** The project's directory (specification, "Directory Structure"). */
export const appOwned: CubbiCheck = {
  id: 'CB-070',
  severity: { Pragmatic: 'Error', Strict: 'Error' },
  title: '/app belongs to cubbi, who can write there, and is where commands start',
  reasons: ['OwnershipWrong'],
  help: 'The project is mounted at /app, and the tool works on it. Another WORKDIR is only a warning: the user can change directory.',
  fix: 'let cubbi_init.py create /app and chown it to cubbi',
  needs: 'Boot',
  run,
};

function run({ evidence }: CubbiInput): CheckResult {
  const result = ownedDirectory(evidence, APP);
  const { config } = evidence;
  if (result.outcome !== 'Passed' || !config.known) return result;
  const { workingDir } = config.value;
  if (plainPath(workingDir) === APP) return result;
  return {
    outcome: 'Failed',
    reason: 'OwnershipWrong',
    severity: 'Warning',
    message:
      workingDir === ''
        ? 'WORKDIR is not set, so commands start in /, expected /app'
        : `WORKDIR is ${quote(workingDir)}, expected /app`,
    fix: 'set WORKDIR /app in the image',
  };
}
