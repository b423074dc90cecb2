import type { CheckResult } from '../../check.ts';
import { NOT_APPLICABLE } from '../../not-applicable.ts';
import { PASSED } from '../../passed.ts';
import { unknownResult } from '../../unknown-result.ts';
import type { CubbiCheck, CubbiInput } from '../cubbi-check.ts';
import { effectiveRevision } from '../effective-revision.ts';
import { unlessCutShort } from '../image/unless-cut-short.ts';
import { usablePrograms } from '../image/usable-programs.ts';
import { runsByUv } from '../image/runs-by-uv.ts';

/** Python is recent enough for the init script. */
export const pythonRecent: CubbiCheck = {
  id: 'CB-059',
  severity: { Pragmatic: 'Error', Strict: 'Error' },
  title: 'Python is as recent as the init script needs',
  reasons: ['DependencyMissing'],
  help: 'The init script of revision Config uses the union types of Python 3.10 at run time; that of revision Env works with 3.9. Where uv prepared an environment, that has a Python of its own.',
  fix: 'build on an image with Python 3.12, such as python:3.12-slim',
  needs: 'Files',
  run,
};

/** Least minor version of Python 3. */
const LEAST = { Env: 9, Config: 10 };

function run({ terms, evidence }: CubbiInput): CheckResult {
  const { files } = evidence;
  if (!files.known) return unknownResult(files);
  const { init, python } = files.value;
  if (init.state !== 'Read') return NOT_APPLICABLE;
  const least = LEAST[effectiveRevision(terms, evidence) ?? 'Env'];
  if (python.minors.some((minor) => minor >= least)) return PASSED;
  if (usablePrograms(files.value, 'python3').length === 0) return NOT_APPLICABLE;
  if (runsByUv(evidence, init) && python.uvEnvironments.length > 0) return NOT_APPLICABLE;
  const newest = python.minors.at(-1);
  if (newest === undefined)
    return {
      outcome: 'Unknown',
      reason: 'EvidenceUnreadable',
      message: 'The image has python3, but not its library where it usually is',
    };
  return unlessCutShort(files.value, `a Python of at least 3.${least}`, {
    outcome: 'Failed',
    reason: 'DependencyMissing',
    message: `The image has Python 3.${newest}, but cubbi_init.py needs 3.${least}`,
  });
}
