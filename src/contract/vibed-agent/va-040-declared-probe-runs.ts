import type { Check, CheckInput, CheckResult } from '../check.ts';
import { NOT_APPLICABLE } from '../not-applicable.ts';
import { PASSED } from '../passed.ts';
import { probeFault } from '../probe-fault.ts';
import { quote } from '../quote.ts';
import { unknownResult } from '../unknown-result.ts';
import { VIBED_AGENT_NAMES } from '../vibed-agent-names.ts';

/** The image's declared probe succeeds when the kubelet, not the image, runs it. */
export const declaredProbeRuns: Check = {
  id: 'VA-040',
  severity: { '1': 'Error' },
  title: 'The declared probe exits 0 when the kubelet runs it',
  reasons: ['RuntimeMissing', 'TimedOut', 'OutOfMemory', 'RuntimeProbeMissing'],
  help: "The value of VIBED_RUNTIME_PROBE, run by sh -c in a container of its own: the exit code is the kubelet's word and not the image's.",
  fix: 'install the runtime, so that user 1000 finds it in PATH',
  needs: 'Boot',
  run,
};

function run({ evidence: { boot, config } }: CheckInput): CheckResult {
  const declared = config.known ? config.value.env[VIBED_AGENT_NAMES.probeVariable] : undefined;
  if (config.known && (declared ?? '').trim() === '') return NOT_APPLICABLE;
  if (!boot.known) return unknownResult(boot);
  const { declaredProbe, limits } = boot.value;
  if (!declaredProbe.known) return unknownResult(declaredProbe);
  // Seen by the pod alone where nobody could read the configuration.
  if (declaredProbe.value.reason === 'NotDeclared')
    return {
      outcome: 'Failed',
      reason: 'RuntimeProbeMissing',
      message: `The image does not set the environment variable ${VIBED_AGENT_NAMES.probeVariable}`,
      fix: `set ENV ${VIBED_AGENT_NAMES.probeVariable} to a command that shows the runtime, for example "node --version"`,
    };
  const fault = probeFault(declaredProbe.value, limits);
  if (fault === undefined) return PASSED;
  const { words, ...rest } = fault;
  const name = declared === undefined ? '' : ` ${quote(declared, 48)}`;
  return { outcome: 'Failed', message: `The declared probe${name} ${words}`, ...rest };
}
