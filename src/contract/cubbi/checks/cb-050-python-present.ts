import type { CheckResult } from '../../check.ts';
import { PASSED } from '../../passed.ts';
import { unknownResult } from '../../unknown-result.ts';
import type { CubbiCheck, CubbiInput } from '../cubbi-check.ts';
import { missingProgram } from '../image/missing-program.ts';

/** Python 3 is in the image. */
export const pythonPresent: CubbiCheck = {
  id: 'CB-050',
  severity: { Pragmatic: 'Error', Strict: 'Error' },
  title: 'The image has python3',
  reasons: ['DependencyMissing'],
  help: 'The init script and the plugin of the tool are Python programs. Whether PATH leads to it is for CB-122 to tell.',
  fix: 'install python3',
  needs: 'Files',
  run,
};

function run({ evidence: { files } }: CubbiInput): CheckResult {
  if (!files.known) return unknownResult(files);
  return missingProgram(files.value, 'python3') ?? PASSED;
}
