import type { AgentFault } from '../../../src/evidence/boot-evidence.ts';
import { UNREAD, agent, boot, known } from '../good-evidence.ts';
import { NOT_APPLICABLE, PASSED, UNTOLD, failed } from './check-case.ts';
import type { CheckCase } from './check-case.ts';

function silent(fault: AgentFault, detail = '') {
  return { boot: boot({ agent: known({ answered: false, fault, detail }) }) };
}

function says(changes: Parameters<typeof agent>[0]) {
  return { boot: boot({ agent: agent(changes) }) };
}

const unreachable = (message: string, fix?: string) => failed('AgentUnreachable', message, fix);
const sayingNothing = { evidence: silent('TimedOut'), want: NOT_APPLICABLE };
const notAsked = { evidence: { boot: boot({ agent: UNREAD }) }, want: UNTOLD };
const notBooted = { evidence: { boot: UNREAD }, want: UNTOLD };

const couldNotBeAsked = {
  outcome: 'Unknown',
  reason: 'EvidenceUnreadable',
  message: "The agent could not be asked: the image's process did not run",
} as const;
const crashed = known({ state: 'Ended', exitCode: 1, reason: 'Error', message: '' } as const);

const ANSWERS: readonly CheckCase[] = [
  { check: 'VA-032', reason: 'it answered', want: PASSED },
  {
    check: 'VA-032',
    reason: 'an answer counts even of a container that ended since',
    evidence: {
      boot: boot({
        candidate: known({ state: 'Ended', exitCode: 1, reason: 'Error', message: '' }),
      }),
    },
    want: PASSED,
  },
  {
    check: 'VA-032',
    reason: 'refused: the usual cause is the loopback',
    evidence: silent('ConnectionRefused'),
    want: unreachable(
      "Nothing listens on port 9000 of the pod's address",
      'start vibed-agent and let it listen on all interfaces (VIBED_AGENT_CONTROL_ADDR=:9000), not on 127.0.0.1',
    ),
  },
  {
    check: 'VA-032',
    reason: 'never answered',
    evidence: silent('TimedOut'),
    want: failed(
      'TimedOut',
      'The agent did not answer GET /info on port 9000 within 60 s',
      'let it answer sooner, or raise spec.validation.timeout',
    ),
  },
  {
    check: 'VA-032',
    reason: 'hung up',
    evidence: silent('ConnectionLost'),
    want: unreachable('The agent closed the connection before it had answered GET /info'),
  },
  {
    check: 'VA-032',
    reason: 'a redirect',
    evidence: silent('Redirected', 'other.example'),
    want: unreachable(
      'The agent redirects GET /info to other.example',
      'answer GET /info with status 200 and the JSON itself',
    ),
  },
  {
    check: 'VA-032',
    reason: 'a status',
    evidence: silent('BadStatus', '500'),
    want: unreachable(
      'The agent answered GET /info with status 500',
      'answer GET /info with status 200 and the JSON of the contract',
    ),
  },
  {
    check: 'VA-032',
    reason: 'too much',
    evidence: silent('TooLarge', '65536'),
    want: unreachable(
      'The agent answered GET /info with more than 64 KiB',
      'answer with the fields of the contract alone',
    ),
  },
  {
    check: 'VA-032',
    reason: 'no JSON',
    evidence: silent('NotJson'),
    want: unreachable(
      'The agent answered GET /info with something that is not JSON',
      'answer GET /info with the JSON of the contract',
    ),
  },
  {
    check: 'VA-032',
    reason: 'a field',
    evidence: silent('BadShape', 'runtimeProbeOK'),
    want: unreachable(
      "The agent's answer to GET /info has a missing or wrong field: runtimeProbeOK",
      'answer with language, agentContract, runtimeProbe and runtimeProbeOutput as strings, runtimeProbeOK as a boolean',
    ),
  },
  {
    check: 'VA-032',
    reason:
      'what did not run could not answer: with the other checks waived, the verdict stays open',
    evidence: {
      boot: boot({
        agent: known({ answered: false, fault: 'ConnectionRefused', detail: '' }),
        candidate: known({ state: 'Ended', exitCode: 1, reason: 'Error', message: '' }),
      }),
    },
    want: couldNotBeAsked,
  },
  {
    check: 'VA-032',
    reason: 'silence proves nothing where nobody knows whether it ran',
    evidence: {
      boot: boot({
        agent: known({ answered: false, fault: 'ConnectionRefused', detail: '' }),
        candidate: UNREAD,
      }),
    },
    want: UNTOLD,
  },
  { check: 'VA-032', reason: 'not asked', ...notAsked },
  { check: 'VA-032', reason: 'no boot', ...notBooted },
];

const SAYS: readonly CheckCase[] = [
  { check: 'VA-033', reason: 'the version of the slot', want: PASSED },
  {
    check: 'VA-033',
    reason: 'another version',
    evidence: says({ agentContract: '2' }),
    want: failed(
      'ContractVersionMismatch',
      'The agent speaks contract "2", but the slot needs "1"',
      'copy a vibed-agent that speaks contract "1"',
    ),
  },
  { check: 'VA-033', reason: 'no answer', ...sayingNothing },
  { check: 'VA-033', reason: 'not asked', ...notAsked },
  {
    check: 'VA-033',
    reason: 'nobody could ask what did not run',
    evidence: { boot: boot({ agent: UNREAD, candidate: crashed }) },
    want: NOT_APPLICABLE,
  },
  { check: 'VA-034', reason: 'the language of the slot', want: PASSED },
  {
    check: 'VA-034',
    reason: 'another language',
    evidence: says({ language: 'python' }),
    want: failed(
      'WrongLanguage',
      'The agent says language "python", but slot node-24 needs "node"',
      'set ENV VIBED_TEMPLATE_LANGUAGE=node in the image',
    ),
  },
  { check: 'VA-034', reason: 'no answer', ...sayingNothing },
  { check: 'VA-034', reason: 'no boot', ...notBooted },
  { check: 'VA-035', reason: 'a probe', want: PASSED },
  {
    check: 'VA-035',
    reason: 'no probe',
    evidence: says({ runtimeProbe: '', runtimeProbeOK: false }),
    want: failed('RuntimeProbeMissing', 'The agent declares no runtime probe at /info'),
  },
  { check: 'VA-035', reason: 'no answer', ...sayingNothing },
  { check: 'VA-035', reason: 'no boot', ...notBooted },
  { check: 'VA-036', reason: 'the agent saw it', want: PASSED },
  {
    check: 'VA-036',
    reason: 'the agent saw it fail',
    evidence: says({ runtimeProbeOK: false, runtimeProbeOutput: 'sh: node: not found' }),
    want: failed(
      'RuntimeMissing',
      'The agent\'s run of the declared probe "node --version" failed and printed "sh: node: not found"',
    ),
  },
  {
    check: 'VA-036',
    reason: 'a failure without a word',
    evidence: says({ runtimeProbeOK: false, runtimeProbeOutput: '' }),
    want: failed(
      'RuntimeMissing',
      'The agent\'s run of the declared probe "node --version" failed',
    ),
  },
  {
    check: 'VA-036',
    reason: 'a missing probe is VA-035’s to tell',
    evidence: says({ runtimeProbe: ' ', runtimeProbeOK: false }),
    want: NOT_APPLICABLE,
  },
  { check: 'VA-036', reason: 'no answer', ...sayingNothing },
  { check: 'VA-036', reason: 'no boot', ...notBooted },
];

export const AGENT_CASES: readonly CheckCase[] = [...ANSWERS, ...SAYS];
