import type { CheckResult } from '../../check.ts';
import { NOT_APPLICABLE } from '../../not-applicable.ts';
import { PASSED } from '../../passed.ts';
import { unknownResult } from '../../unknown-result.ts';
import type { CubbiEvidence } from '../cubbi-check.ts';
import { runsByUv } from './runs-by-uv.ts';
import { unlessCutShort } from './unless-cut-short.ts';
import { usablePrograms } from './usable-programs.ts';

const PACKAGES = { ruamel: 'ruamel.yaml', pydantic: 'pydantic' };

/**
 * The result of the check that the init script finds a Python package: among those of python3, or in the environment that uv prepared where uv
 * runs the script. What uv would still have to download, and a python3 that is missing, are for other checks to tell.
 */
export function pythonPackage(evidence: CubbiEvidence, name: 'ruamel' | 'pydantic'): CheckResult {
  const { files } = evidence;
  if (!files.known) return unknownResult(files);
  const { init, python } = files.value;
  if (init.state !== 'Read') return NOT_APPLICABLE;
  const prepared = python.uvEnvironments.length > 0;
  if (runsByUv(evidence, init)) return prepared ? PASSED : NOT_APPLICABLE;
  if (usablePrograms(files.value, 'python3').length === 0) return NOT_APPLICABLE;
  if (python[name]) return PASSED;
  const message = prepared
    ? `python3 runs cubbi_init.py without ${PACKAGES[name]}: it does not look into uv's environment`
    : `The image's python3 has no ${PACKAGES[name]}`;
  return unlessCutShort(files.value, PACKAGES[name], {
    outcome: 'Failed',
    reason: 'DependencyMissing',
    message,
  });
}
