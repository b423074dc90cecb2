import type { Check, CheckInput, CheckResult } from '../check.ts';
import { PASSED } from '../passed.ts';
import { quote } from '../quote.ts';
import { unknownResult } from '../unknown-result.ts';
import { VIBED_AGENT_NAMES } from '../vibed-agent-names.ts';

const FOLDER = VIBED_AGENT_NAMES.workingDir;

/** The image starts where the user's code is put. */
export const workingDir: Check = {
  id: 'VA-017',
  severity: { '1': 'Warning' },
  title: `WORKDIR is ${FOLDER}`,
  reasons: ['LabelMissing'],
  help: `The platform mounts the one writable folder for user code at ${FOLDER}; the declared probe runs in the image's WORKDIR.`,
  fix: `set WORKDIR ${FOLDER} in the image`,
  needs: 'Config',
  run,
};

function run({ evidence: { config } }: CheckInput): CheckResult {
  if (!config.known) return unknownResult(config);
  const declared = config.value.workingDir;
  if (declared === FOLDER || declared === `${FOLDER}/`) return PASSED;
  const message =
    declared === ''
      ? 'The image sets no WORKDIR'
      : `The image's WORKDIR is ${quote(declared)}, not ${FOLDER}`;
  return { outcome: 'Failed', reason: 'LabelMissing', message };
}
