import type { Check, CheckInput, CheckResult } from '../check.ts';
import { NOT_APPLICABLE } from '../not-applicable.ts';
import { PASSED } from '../passed.ts';
import { platformProbes } from '../platform-probes.ts';
import type { PlatformProbe } from '../platform-probes.ts';
import { quote } from '../quote.ts';
import { unknownResult } from '../unknown-result.ts';

/** The runtime is the one that the slot promises. */
export const platformProbePrints: Check = {
  id: 'VA-042',
  severity: { '1': 'Error' },
  title: "The output of the platform's probe begins as the slot promises",
  reasons: ['RuntimeMismatch'],
  help: 'A prefix and never a pattern. Standard output and standard error both count.',
  fix: 'install the version of the runtime that the slot promises',
  needs: 'Boot',
  run,
};

function run(input: CheckInput): CheckResult {
  const found = platformProbes(input);
  if ('result' in found) return found.result;
  const told = found.probes.map(judgeOutput);
  return (
    told.find(({ outcome }) => outcome === 'Failed') ??
    told.find(({ outcome }) => outcome === 'Unknown') ??
    told.find(({ outcome }) => outcome === 'NotApplicable') ??
    PASSED
  );
}

function judgeOutput({ command, prints, probe }: PlatformProbe): CheckResult {
  if (!probe.known) return unknownResult(probe);
  if (probe.value.exitCode !== 0) return NOT_APPLICABLE;
  const output = probe.value.output.trimStart();
  if (output.startsWith(prints.trimStart())) return PASSED;
  return {
    outcome: 'Failed',
    reason: 'RuntimeMismatch',
    message: `The platform's probe ${quote(command, 48)} printed ${quote(output, 48)}, which does not begin with ${quote(prints)}`,
  };
}
