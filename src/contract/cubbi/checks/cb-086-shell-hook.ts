import type { CheckResult } from '../../check.ts';
import { NOT_APPLICABLE } from '../../not-applicable.ts';
import { PASSED } from '../../passed.ts';
import { unknownResult } from '../../unknown-result.ts';
import type { CubbiCheck, CubbiInput } from '../cubbi-check.ts';
import { unlessCutShort } from '../image/unless-cut-short.ts';

/** Interactive shells of root go through the status script. */
export const shellHook: CubbiCheck = {
  id: 'CB-086',
  severity: { Pragmatic: 'Warning', Strict: 'Warning' },
  title: 'Interactive shells call init-status.sh',
  reasons: ['InitScriptWrong'],
  help: 'Without the call in /etc/bash.bashrc or a file of /etc/profile.d, a bash that kubectl exec opens stays root, and does not wait for the initialization.',
  fix: "add RUN echo '[ -x /cubbi/init-status.sh ] && /cubbi/init-status.sh' >> /etc/bash.bashrc",
  needs: 'Files',
  run,
};

function run({ evidence: { files } }: CubbiInput): CheckResult {
  if (!files.known) return unknownResult(files);
  const { statusScript } = files.value;
  if (statusScript.state === 'Missing') return NOT_APPLICABLE; // CB-084 tells
  if (statusScript.hooks.length > 0) return PASSED;
  return unlessCutShort(files.value, `a call of ${statusScript.path}`, {
    outcome: 'Failed',
    reason: 'InitScriptWrong',
    message: `No start-up file of root's shells calls ${statusScript.path}`,
  });
}
