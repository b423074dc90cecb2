import type { CheckResult } from '../../check.ts';
import { NOT_APPLICABLE } from '../../not-applicable.ts';
import { PASSED } from '../../passed.ts';
import { unknownResult } from '../../unknown-result.ts';
import type { CubbiCheck, CubbiInput } from '../cubbi-check.ts';

/** The init script is that of a release. */
export const initUpstream: CubbiCheck = {
  id: 'CB-081',
  severity: { Pragmatic: 'Warning', Strict: 'Warning' },
  title: 'The init script is one that a release of Cubbi ships',
  reasons: ['InitScriptWrong'],
  help: 'The specification asks to copy the script from upstream: fixes then reach every image. The bytes are compared with all versions that upstream ever had; a version between two releases is only told.',
  fix: 'copy cubbi_init.py from a release of Cubbi, such as v0.5.0',
  needs: 'Files',
  run,
};

function run({ evidence: { files } }: CubbiInput): CheckResult {
  if (!files.known) return unknownResult(files);
  const { init } = files.value;
  if (init.state !== 'Read') return NOT_APPLICABLE;
  if (init.upstream?.current === true) return PASSED;
  if (init.upstream !== undefined)
    return {
      outcome: 'Failed',
      reason: 'InitScriptWrong',
      message: `${init.path} is upstream's of commit ${init.upstream.release}, which no release ships`,
      severity: 'Info',
    };
  return {
    outcome: 'Failed',
    reason: 'InitScriptWrong',
    message: `${init.path} is none of upstream's (sha256 ${init.sha256.slice(0, 12)})`,
  };
}
