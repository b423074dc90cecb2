import type { AgentFault, BootEvidence } from '../../evidence/boot-evidence.ts';
import { cleanText } from '../../evidence/clean-text.ts';
import type { Check, CheckInput, CheckResult } from '../check.ts';
import { PASSED } from '../passed.ts';
import { unknownResult } from '../unknown-result.ts';

/** The agent answers at the pod's own address. */
export const agentAnswers: Check = {
  id: 'VA-032',
  severity: { '1': 'Error' },
  title: 'The agent answers GET /info on port 9000 in time, with sane JSON',
  reasons: ['AgentUnreachable', 'TimedOut'],
  help: "Asked at the pod's own address, as in real use: status 200, no redirect, at most 64 KiB of JSON with the fields of the contract.",
  fix: 'run vibed-agent on port 9000 of all interfaces',
  needs: 'Boot',
  run,
};

function run({ evidence: { boot } }: CheckInput): CheckResult {
  if (!boot.known) return unknownResult(boot);
  const { agent, candidate, limits } = boot.value;
  if (!agent.known) return unknownResult(agent);
  if (agent.value.answered) return PASSED;
  // The silence of a process that is not known to have run proves nothing. That it did not run is told by other checks; where those are
  // waived, this one still leaves the verdict open.
  if (!candidate.known) return unknownResult(candidate);
  if (candidate.value.state !== 'Running')
    return {
      outcome: 'Unknown',
      reason: 'EvidenceUnreadable',
      message: "The agent could not be asked: the image's process did not run",
    };
  const { fault, detail } = agent.value;
  const timedOut = fault === 'TimedOut';
  const { message, fix } = told(fault, cleanText(detail, 64), limits);
  return {
    outcome: 'Failed',
    reason: timedOut ? 'TimedOut' : 'AgentUnreachable',
    message,
    ...(fix === undefined ? {} : { fix }),
  };
}

function told(
  fault: AgentFault,
  detail: string,
  { timeoutSeconds }: BootEvidence['limits'],
): { message: string; fix?: string } {
  switch (fault) {
    case 'ConnectionRefused':
      return {
        message: "Nothing listens on port 9000 of the pod's address",
        fix: 'start vibed-agent and let it listen on all interfaces (VIBED_AGENT_CONTROL_ADDR=:9000), not on 127.0.0.1',
      };
    case 'TimedOut':
      return {
        message: `The agent did not answer GET /info on port 9000 within ${timeoutSeconds} s`,
        fix: 'let it answer sooner, or raise spec.validation.timeout',
      };
    case 'ConnectionLost':
      return { message: 'The agent closed the connection before it had answered GET /info' };
    case 'Redirected':
      return {
        message: `The agent redirects GET /info${detail === '' ? '' : ` to ${detail}`}`,
        fix: 'answer GET /info with status 200 and the JSON itself',
      };
    case 'BadStatus':
      return {
        message: `The agent answered GET /info with status ${detail}`,
        fix: 'answer GET /info with status 200 and the JSON of the contract',
      };
    case 'TooLarge':
      return {
        message: 'The agent answered GET /info with more than 64 KiB',
        fix: 'answer with the fields of the contract alone',
      };
    case 'NotJson':
      return {
        message: 'The agent answered GET /info with something that is not JSON',
        fix: 'answer GET /info with the JSON of the contract',
      };
    case 'BadShape':
      return {
        message: `The agent's answer to GET /info has a missing or wrong field: ${detail}`,
        fix: 'answer with language, agentContract, runtimeProbe and runtimeProbeOutput as strings, runtimeProbeOK as a boolean',
      };
  }
}
