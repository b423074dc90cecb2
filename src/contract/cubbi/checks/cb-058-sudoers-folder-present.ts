import type { CheckResult } from '../../check.ts';
import { NOT_APPLICABLE } from '../../not-applicable.ts';
import { PASSED } from '../../passed.ts';
import { unknownResult } from '../../unknown-result.ts';
import type { CubbiCheck, CubbiInput } from '../cubbi-check.ts';
import { unlessCutShort } from '../image/unless-cut-short.ts';

/** The folder exists into which the init script writes a rule for sudo. */
export const sudoersFolderPresent: CubbiCheck = {
  id: 'CB-058',
  severity: { Pragmatic: 'Error', Strict: 'Error' },
  title: '/etc/sudoers.d is there where the init script writes into it',
  reasons: ['DependencyMissing'],
  help: 'Since Cubbi 0.3 the init script writes /etc/sudoers.d/cubbi and gives up where the folder is missing. An empty folder does; sudo itself is better left out.',
  fix: 'add RUN mkdir -p /etc/sudoers.d to the Dockerfile',
  needs: 'Files',
  run,
};

const PATH = '/etc/sudoers.d';

function run({ evidence: { files } }: CubbiInput): CheckResult {
  if (!files.known) return unknownResult(files);
  const { init, paths } = files.value;
  if (init.state !== 'Read' || !init.writesSudoers) return NOT_APPLICABLE;
  const fact = Object.hasOwn(paths, PATH) ? paths[PATH] : undefined;
  if (fact?.kind === 'Directory' || fact?.kind === 'Symlink') return PASSED;
  const message =
    fact === undefined
      ? `cubbi_init.py writes ${PATH}/cubbi, but the image has no ${PATH}`
      : `cubbi_init.py writes ${PATH}/cubbi, but ${PATH} is no directory`;
  return unlessCutShort(files.value, PATH, {
    outcome: 'Failed',
    reason: 'DependencyMissing',
    message,
  });
}
