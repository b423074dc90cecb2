import type { CheckResult } from '../../check.ts';
import { PASSED } from '../../passed.ts';
import { unknownResult } from '../../unknown-result.ts';
import type { CubbiCheck, CubbiInput } from '../cubbi-check.ts';
import { unlessCutShort } from '../image/unless-cut-short.ts';

/** The status script is there and executable. */
export const statusScriptPresent: CubbiCheck = {
  id: 'CB-084',
  severity: { Pragmatic: 'Error', Strict: 'Error' },
  title: '/cubbi/init-status.sh is there and executable',
  reasons: ['InitScriptWrong'],
  help: 'A shell that somebody opens in the container waits by this script until the initialization is over, and becomes the user cubbi by it. Bytes of your own are only warned of.',
  fix: 'copy it into the image: COPY --chmod=755 init-status.sh /cubbi/init-status.sh',
  needs: 'Files',
  run,
};

const ANYBODY_RUNS = 0o111;

function run({ evidence: { files } }: CubbiInput): CheckResult {
  if (!files.known) return unknownResult(files);
  const { statusScript } = files.value;
  if (statusScript.state === 'Missing') {
    const result = failed('The image has no /cubbi/init-status.sh');
    return unlessCutShort(files.value, 'init-status.sh', result);
  }
  const { path, mode, regular, upstream } = statusScript;
  if (!regular) return failed(`${path} is not a regular file`);
  if ((mode & ANYBODY_RUNS) === 0)
    return failed(`${path} is not executable (${mode.toString(8).padStart(4, '0')})`);
  if (upstream) return PASSED;
  return {
    outcome: 'Failed',
    reason: 'InitScriptWrong',
    message: `${path} is not upstream's, which is the same in all releases`,
    fix: 'copy init-status.sh from a release of Cubbi',
    severity: 'Warning',
  };
}

function failed(message: string): CheckResult {
  return { outcome: 'Failed', reason: 'InitScriptWrong', message };
}
