import type { Check, CheckInput, CheckResult } from '../check.ts';
import { PASSED } from '../passed.ts';
import { quote } from '../quote.ts';
import { unknownResult } from '../unknown-result.ts';

/** User ids are 32 bits; more than ten digits are none. */
const NUMERIC = /^\d{1,10}$/;

/** The image's USER is a number other than 0, which `runAsNonRoot` can verify. */
export const nonRootUser: Check = {
  id: 'VA-014',
  severity: { '1': 'Error' },
  title: 'USER is a number other than 0',
  reasons: ['RunsAsRoot'],
  help: 'Kubernetes cannot tell whether a user that is given by name is root (runAsNonRoot). The boot does not test it: it sets a user of its own.',
  fix: 'set USER 1000 in the image',
  needs: 'Config',
  run,
};

function run({ evidence: { config } }: CheckInput): CheckResult {
  if (!config.known) return unknownResult(config);
  const [user = ''] = config.value.user.split(':');
  if (NUMERIC.test(user) && Number(user) !== 0) return PASSED;
  return { outcome: 'Failed', reason: 'RunsAsRoot', message: whatUser(user) };
}

function whatUser(user: string): string {
  if (user === '') return 'The image sets no USER and so runs as root';
  if (NUMERIC.test(user) || user === 'root') return `The image runs as root (USER ${user})`;
  return `The image's USER ${quote(user)} is not a number, so nobody can tell that it is not root`;
}
