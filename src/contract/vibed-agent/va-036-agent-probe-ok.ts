import { agentInfo } from '../agent-info.ts';
import type { Check, CheckInput, CheckResult } from '../check.ts';
import { NOT_APPLICABLE } from '../not-applicable.ts';
import { PASSED } from '../passed.ts';
import { quote } from '../quote.ts';

/** The agent's own run of the declared probe went well. Its word alone is no proof: the kubelet runs the probes too. */
export const agentProbeOk: Check = {
  id: 'VA-036',
  severity: { '1': 'Error' },
  title: 'The agent says that the declared probe succeeded',
  reasons: ['RuntimeMissing'],
  help: "runtimeProbeOK of /info. False is believed; true is only the image's word, which VA-040 to VA-042 check.",
  fix: 'install the runtime, so that user 1000 finds it in PATH',
  needs: 'Boot',
  run,
};

function run({ evidence }: CheckInput): CheckResult {
  const found = agentInfo(evidence);
  if ('result' in found) return found.result;
  const { runtimeProbe, runtimeProbeOK, runtimeProbeOutput } = found.info;
  if (runtimeProbe.trim() === '') return NOT_APPLICABLE;
  if (runtimeProbeOK) return PASSED;
  const output = runtimeProbeOutput === '' ? '' : ` and printed ${quote(runtimeProbeOutput)}`;
  return {
    outcome: 'Failed',
    reason: 'RuntimeMissing',
    message: `The agent's run of the declared probe ${quote(runtimeProbe, 48)} failed${output}`,
  };
}
