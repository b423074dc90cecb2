import type { CheckResult } from '../../check.ts';
import { PASSED } from '../../passed.ts';
import { unknownResult } from '../../unknown-result.ts';
import type { CubbiCheck, CubbiInput } from '../cubbi-check.ts';
import { launch } from '../image/launch.ts';

/** ENTRYPOINT is not the status script, as the text of the specification has it. */
export const statusScriptNotEntrypoint: CubbiCheck = {
  id: 'CB-085',
  severity: { Pragmatic: 'Error', Strict: 'Error' },
  title: 'ENTRYPOINT is not init-status.sh',
  reasons: ['EntrypointWrong'],
  help: 'The status script only waits for the init script and starts nothing: as root such a container waits for ever, as another user it ends at once and looks like a success.',
  fix: 'set ENTRYPOINT ["/cubbi/cubbi_init.py"] and leave init-status.sh to /etc/bash.bashrc',
  needs: 'Config',
  run,
};

function run({ evidence: { config } }: CubbiInput): CheckResult {
  if (!config.known) return unknownResult(config);
  if (launch(config.value).kind !== 'StatusScript') return PASSED;
  const message = 'ENTRYPOINT is init-status.sh, which never runs cubbi_init.py';
  return { outcome: 'Failed', reason: 'EntrypointWrong', message };
}
