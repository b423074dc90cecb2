import { cleanText } from '../../evidence/clean-text.ts';
import type { Check, CheckInput, CheckResult } from '../check.ts';
import { PASSED } from '../passed.ts';
import { quote } from '../quote.ts';
import { unknownResult } from '../unknown-result.ts';

const NUMERIC = /^\d+$/;
/** Above it container runtimes have wrapped around to user 0 (CVE-2024-40635). */
const HIGHEST = 2 ** 31 - 1;

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
  if (NUMERIC.test(user) && Number(user) !== 0 && Number(user) <= HIGHEST) return PASSED;
  return { outcome: 'Failed', reason: 'RunsAsRoot', message: whatUser(user) };
}

function whatUser(user: string): string {
  if (user === '') return 'The image sets no USER and so runs as root';
  if (user === 'root' || (NUMERIC.test(user) && Number(user) === 0))
    return `The image runs as root (USER ${cleanText(user, 16)})`;
  if (NUMERIC.test(user))
    return `The image's USER ${quote(user)} is above ${HIGHEST}, which a container runtime may run as root`;
  return `The image's USER ${quote(user)} is not a number, so nobody can tell that it is not root`;
}
