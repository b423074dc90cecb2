import type { CheckResult } from '../../check.ts';
import { NOT_APPLICABLE } from '../../not-applicable.ts';
import { unknownResult } from '../../unknown-result.ts';
import type { CubbiCheck, CubbiInput } from '../cubbi-check.ts';
import { pythonPackage } from '../image/python-package.ts';

/** The init script finds pydantic, where it imports it. */
export const pydanticPresent: CubbiCheck = {
  id: 'CB-054',
  severity: { Pragmatic: 'Error', Strict: 'Error' },
  title: 'The init script finds pydantic where it imports it',
  reasons: ['DependencyMissing'],
  help: 'Since Cubbi 0.5 the init script checks its configuration with pydantic. Where uv runs the script, the environment counts that uv prepared when the image was built.',
  fix: 'install pydantic for python3, for example with pip install pydantic',
  needs: 'Files',
  run,
};

function run({ evidence }: CubbiInput): CheckResult {
  const { files } = evidence;
  if (!files.known) return unknownResult(files);
  const { init } = files.value;
  if (init.state !== 'Read' || !init.importsPydantic) return NOT_APPLICABLE;
  return pythonPackage(evidence, 'pydantic');
}
