import type { CheckResult } from '../../check.ts';
import { PASSED } from '../../passed.ts';
import { unknownResult } from '../../unknown-result.ts';
import type { CubbiCheck, CubbiInput } from '../cubbi-check.ts';
import { unlessCutShort } from '../image/unless-cut-short.ts';
import { usablePrograms } from '../image/usable-programs.ts';

/** bash is where the account cubbi and the status script look for it. */
export const bashPresent: CubbiCheck = {
  id: 'CB-052',
  severity: { Pragmatic: 'Error', Strict: 'Error' },
  title: '/bin/bash is there and executable',
  reasons: ['DependencyMissing'],
  help: 'The account cubbi gets /bin/bash as its shell, and the status script is written for it.',
  fix: 'install bash, so that it is at /bin/bash',
  needs: 'Files',
  run,
};

const PATH = '/bin/bash';
const ANY_EXECUTE = 0o111;

function run({ evidence: { files } }: CubbiInput): CheckResult {
  if (!files.known) return unknownResult(files);
  const fact = Object.hasOwn(files.value.paths, PATH) ? files.value.paths[PATH] : undefined;
  if (fact === undefined)
    return unlessCutShort(files.value, PATH, failed(`The image has no ${PATH}`));
  // Where a link leads is not in the facts; what it is for is.
  const usable =
    fact.kind === 'Symlink'
      ? usablePrograms(files.value, 'bash').length > 0
      : fact.kind === 'File' && (fact.mode & ANY_EXECUTE) !== 0;
  return usable ? PASSED : failed(`The image's ${PATH} is no program that can be executed`);
}

function failed(message: string): CheckResult {
  return { outcome: 'Failed', reason: 'DependencyMissing', message };
}
