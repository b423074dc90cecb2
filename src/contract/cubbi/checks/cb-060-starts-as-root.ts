import type { CheckResult } from '../../check.ts';
import { PASSED } from '../../passed.ts';
import { quote } from '../../quote.ts';
import { unknownResult } from '../../unknown-result.ts';
import type { CubbiCheck, CubbiInput } from '../cubbi-check.ts';

/** The image starts as root: its init script makes the account and drops root by itself. */
export const startsAsRoot: CubbiCheck = {
  id: 'CB-060',
  severity: { Pragmatic: 'Error', Strict: 'Error' },
  title: 'The image starts as root',
  reasons: ['StartsUnprivileged'],
  help: 'The init script adds the account cubbi, takes over the mounted folders and writes its log, all of which need root; then it runs the user command as cubbi.',
  fix: 'remove USER from the Dockerfile, or set USER root',
  needs: 'Config',
  run,
};

const ROOT = /^(?:0+|root)?$/;

function run({ evidence: { config } }: CubbiInput): CheckResult {
  if (!config.known) return unknownResult(config);
  const [user = ''] = config.value.user.split(':');
  if (ROOT.test(user)) return PASSED;
  const message = `The image sets USER ${quote(config.value.user)}, so cubbi_init.py cannot do its work`;
  return { outcome: 'Failed', reason: 'StartsUnprivileged', message };
}
