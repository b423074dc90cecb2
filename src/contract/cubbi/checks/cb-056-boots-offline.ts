import type { CheckResult } from '../../check.ts';
import { NOT_APPLICABLE } from '../../not-applicable.ts';
import { PASSED } from '../../passed.ts';
import { unknownResult } from '../../unknown-result.ts';
import type { CubbiCheck, CubbiInput } from '../cubbi-check.ts';
import { unlessCutShort } from '../image/unless-cut-short.ts';
import { usablePrograms } from '../image/usable-programs.ts';
import { runsByUv } from '../image/runs-by-uv.ts';

/** The init script needs no network: its Python packages are in the image. */
export const bootsOffline: CubbiCheck = {
  id: 'CB-056',
  severity: { Pragmatic: 'Warning', Strict: 'Warning' },
  title: 'The Python packages of the init script need no download',
  reasons: ['DependencyMissing'],
  help: 'uv prepares the environment of a script when the script first runs. Where that was not done when the image was built, every new container downloads it, and none starts without the network.',
  fix: 'add RUN /cubbi/cubbi_init.py --help after the script is copied',
  needs: 'Files',
  run,
};

function run({ evidence }: CubbiInput): CheckResult {
  const { files } = evidence;
  if (!files.known) return unknownResult(files);
  const { init, python } = files.value;
  if (init.state !== 'Read') return NOT_APPLICABLE;
  if (!runsByUv(evidence, init) || python.uvEnvironments.length > 0) return PASSED;
  if (usablePrograms(files.value, 'uv').length === 0) return NOT_APPLICABLE;
  return unlessCutShort(files.value, 'an environment of uv for cubbi_init.py', {
    outcome: 'Failed',
    reason: 'DependencyMissing',
    message: 'uv downloads the Python packages of cubbi_init.py whenever a container starts',
  });
}
