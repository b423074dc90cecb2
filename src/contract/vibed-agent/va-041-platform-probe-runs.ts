import type { Check, CheckInput, CheckResult } from '../check.ts';
import { PASSED } from '../passed.ts';
import { platformProbes } from '../platform-probes.ts';
import { probeFault } from '../probe-fault.ts';
import { quote } from '../quote.ts';
import { unknownResult } from '../unknown-result.ts';

/** The platform's own probes succeed in the image. */
export const platformProbeRuns: Check = {
  id: 'VA-041',
  severity: { '1': 'Error' },
  title: "The platform's own probe exits 0 in the image",
  reasons: ['RuntimeMissing', 'TimedOut', 'OutOfMemory'],
  help: "The slot's own command, run by the kubelet: an image that declares the probe true is found out here. A custom slot has one if its template names it.",
  fix: 'install the runtime of the slot, so that user 1000 finds it in PATH',
  needs: 'Boot',
  run,
};

/** Of a shell that does not find the program (POSIX, "Exit Status for Commands"), and of a loader that does not find its libraries. */
const NOT_RUN = 127;

function run(input: CheckInput): CheckResult {
  const found = platformProbes(input);
  if ('result' in found) return found.result;
  const told = found.probes.map(({ probe, command, program }): CheckResult => {
    if (!probe.known) return unknownResult(probe);
    const fault = probeFault(probe.value, found.limits);
    if (fault === undefined) return PASSED;
    const { words, ...rest } = fault;
    const probed = `platform's probe ${quote(command, 48)} ${words}`;
    if (fault.reason !== 'RuntimeMissing' || probe.value.exitCode !== NOT_RUN)
      return { outcome: 'Failed', message: `The ${probed}`, ...rest };
    const runtime = `The runtime ${quote(program, 32)} ${whyNotRun(probe.value.output)}`;
    return { outcome: 'Failed', message: `${runtime}: the ${probed}`, ...rest };
  });
  // The first failure speaks; a probe that could not be told comes after any that failed.
  return (
    told.find(({ outcome }) => outcome === 'Failed') ??
    told.find(({ outcome }) => outcome === 'Unknown') ??
    PASSED
  );
}

function whyNotRun(output: string): string {
  return output.trimEnd().endsWith('not found') ? 'is missing' : 'cannot be run';
}
