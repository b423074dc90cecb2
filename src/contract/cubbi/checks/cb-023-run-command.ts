import type { CheckResult } from '../../check.ts';
import { secondResult } from '../booted/second-result.ts';
import { firstBoot } from '../booted/first-boot.ts';
import type { CubbiCheck, CubbiInput } from '../cubbi-check.ts';

/** `CUBBI_RUN_COMMAND`, or `run_command` (specification, "Standard Environment Variables"). */
export const runCommand: CubbiCheck = {
  id: 'CB-023',
  severity: { Pragmatic: 'Error', Strict: 'Error' },
  title: 'CUBBI_RUN_COMMAND is run as cubbi after the initialization',
  reasons: [
    'SettingIgnored',
    'InitFailed',
    'EntrypointWrong',
    'ExecFormatError',
    'OutOfMemory',
    'PrivilegesKept',
  ],
  help: 'Asked for in a second boot on the volumes of the first one, so that it shows as well whether the image starts again. Images of revision Config take run_command of /cubbi/config.yaml instead; Strict asks for the variable.',
  fix: 'run the image twice on the same volumes for /app and /cubbi-config, and see why the second boot ends',
  needs: 'Boot',
  run,
};

function run(input: CubbiInput): CheckResult {
  const result = secondResult(input);
  const { boot } = input.evidence;
  if (result.outcome !== 'Passed' || !boot.known) return result;
  const { secondReport } = boot.value;
  if (!secondReport.known || secondReport.value.uid !== 0) return result;
  const first = firstBoot(input.evidence);
  // Where the first one was root too, CB-064 says so.
  if ('report' in first && first.report.uid === 0) return result;
  return {
    outcome: 'Failed',
    reason: 'PrivilegesKept',
    message: 'The run command ran as root, expected as cubbi',
    fix: 'run it by gosu cubbi, as cubbi_init.py does',
  };
}
