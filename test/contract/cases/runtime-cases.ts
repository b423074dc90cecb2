import { UNREAD, boot, config, probe } from '../good-evidence.ts';
import { NOT_APPLICABLE, PASSED, UNTOLD, failed } from './check-case.ts';
import type { CheckCase } from './check-case.ts';

const notFound = { exitCode: 127, reason: 'Error', output: 'sh: node: not found' };
const declared = (...changes: Parameters<typeof probe>) => ({
  boot: boot({ declaredProbe: probe(...changes) }),
});
const platform = (...changes: Parameters<typeof probe>) => ({
  boot: boot({ platformProbes: [probe(...changes)] }),
});
const smaller = 'let it use less, or raise spec.validation.pod.resources.limits.memory';
const sooner = 'let the probe end by itself and at once, such as "node --version"';
const two = {
  runtimeProbes: [
    { command: ['node', '--version'], prints: 'v' },
    { command: ['go', 'version'], prints: 'go version go1.' },
  ],
};

const DECLARED: readonly CheckCase[] = [
  { check: 'VA-040', reason: 'it exits 0', want: PASSED },
  {
    check: 'VA-040',
    reason: 'no runtime',
    evidence: declared(notFound),
    want: failed(
      'RuntimeMissing',
      'The declared probe "node --version" ended with exit code 127: "sh: node: not found"',
    ),
  },
  {
    check: 'VA-040',
    reason: 'no configuration was read, and no word printed',
    evidence: { config: UNREAD, ...declared({ exitCode: 1, reason: 'Error', output: '' }) },
    want: failed('RuntimeMissing', 'The declared probe ended with exit code 1'),
  },
  {
    check: 'VA-040',
    reason: 'no shell to run it',
    evidence: declared({
      exitCode: 128,
      reason: 'StartError',
      output: 'exec: "sh": executable file not found in $PATH',
    }),
    want: failed(
      'RuntimeMissing',
      'The declared probe "node --version" could not be run: "exec: \'sh\': executable file not found in $PATH"',
    ),
  },
  {
    check: 'VA-040',
    reason: 'none is declared, which only the pod could see',
    evidence: { config: UNREAD, ...declared({ exitCode: 127, reason: 'NotDeclared' }) },
    want: failed(
      'RuntimeProbeMissing',
      'The image does not set the environment variable VIBED_RUNTIME_PROBE',
      'set ENV VIBED_RUNTIME_PROBE to a command that shows the runtime, for example "node --version"',
    ),
  },
  {
    check: 'VA-040',
    reason: 'it never ends',
    evidence: declared({ exitCode: 137, reason: 'TimedOut', output: '' }),
    want: failed('TimedOut', 'The declared probe "node --version" did not end in time', sooner),
  },
  {
    check: 'VA-040',
    reason: 'it needs too much memory',
    evidence: declared({ exitCode: 137, reason: 'OOMKilled', output: '' }),
    want: failed(
      'OutOfMemory',
      'The declared probe "node --version" needed more memory than the limit of 256Mi',
      smaller,
    ),
  },
  {
    check: 'VA-040',
    reason: 'a missing declaration is VA-013’s to tell',
    evidence: { config: config({ env: {} }) },
    want: NOT_APPLICABLE,
  },
  {
    check: 'VA-040',
    reason: 'not run',
    evidence: { boot: boot({ declaredProbe: UNREAD }) },
    want: UNTOLD,
  },
  { check: 'VA-040', reason: 'no boot', evidence: { boot: UNREAD }, want: UNTOLD },
];

const PLATFORM: readonly CheckCase[] = [
  { check: 'VA-041', reason: 'it exits 0', want: PASSED },
  {
    check: 'VA-041',
    reason: 'an agent that says otherwise is found out',
    evidence: platform(notFound),
    want: failed(
      'RuntimeMissing',
      'The runtime "node" is missing: the platform\'s probe "node --version" ended with exit code 127: "sh: node: not found"',
    ),
  },
  {
    check: 'VA-041',
    reason: 'a runtime that lacks its libraries is there',
    evidence: platform({
      ...notFound,
      output: 'node: error while loading shared libraries: libz.so.1',
    }),
    want: failed(
      'RuntimeMissing',
      'The runtime "node" cannot be run: the platform\'s probe "node --version" ended with exit code 127: "node: error while loading shared libraries: libz.so.1"',
    ),
  },
  {
    check: 'VA-041',
    reason: 'every probe counts',
    terms: two,
    evidence: { boot: boot({ platformProbes: [probe(), probe({ exitCode: 127, output: '' })] }) },
    want: failed(
      'RuntimeMissing',
      'The runtime "go" cannot be run: the platform\'s probe "go version" ended with exit code 127',
    ),
  },
  {
    check: 'VA-041',
    reason: 'a failure comes before what could not be told',
    terms: two,
    evidence: { boot: boot({ platformProbes: [UNREAD, probe({ exitCode: 1, output: '' })] }) },
    want: failed('RuntimeMissing', 'The platform\'s probe "go version" ended with exit code 1'),
  },
  {
    check: 'VA-041',
    reason: 'a probe that was not run proves nothing',
    terms: two,
    want: {
      outcome: 'Unknown',
      reason: 'EvidenceUnreadable',
      message: "The platform's probe was not run",
    },
  },
  {
    check: 'VA-041',
    reason: 'it never ends',
    evidence: platform({ exitCode: 137, reason: 'TimedOut', output: '' }),
    want: failed('TimedOut', 'The platform\'s probe "node --version" did not end in time', sooner),
  },
  {
    check: 'VA-041',
    reason: 'it needs too much memory',
    evidence: platform({ exitCode: 137, reason: 'OOMKilled', output: '' }),
    want: failed(
      'OutOfMemory',
      'The platform\'s probe "node --version" needed more memory than the limit of 256Mi',
      smaller,
    ),
  },
  {
    check: 'VA-041',
    reason: 'a custom slot need not have one',
    terms: { runtimeProbes: [] },
    want: NOT_APPLICABLE,
  },
  { check: 'VA-041', reason: 'no boot', evidence: { boot: UNREAD }, want: UNTOLD },
  { check: 'VA-042', reason: 'the version of the slot', want: PASSED },
  {
    check: 'VA-042',
    reason: 'another version',
    evidence: platform({ output: 'v18.0.0' }),
    want: failed(
      'RuntimeMismatch',
      'The platform\'s probe "node --version" printed "v18.0.0", which does not begin with "v24."',
    ),
  },
  {
    check: 'VA-042',
    reason: 'nothing is not what is promised',
    evidence: platform({ output: '' }),
    want: failed(
      'RuntimeMismatch',
      'The platform\'s probe "node --version" printed "", which does not begin with "v24."',
    ),
  },
  {
    check: 'VA-042',
    reason: 'nothing promised, anything accepted',
    terms: { runtimeProbes: [{ command: ['x'], prints: '' }] },
    evidence: platform({ output: '' }),
    want: PASSED,
  },
  {
    check: 'VA-042',
    reason: 'the output of a failure is no version',
    evidence: platform(notFound),
    want: NOT_APPLICABLE,
  },
  {
    check: 'VA-042',
    reason: 'a custom slot need not have one',
    terms: { runtimeProbes: [] },
    want: NOT_APPLICABLE,
  },
  {
    check: 'VA-042',
    reason: 'not run',
    evidence: { boot: boot({ platformProbes: [UNREAD] }) },
    want: UNTOLD,
  },
];

export const RUNTIME_CASES: readonly CheckCase[] = [...DECLARED, ...PLATFORM];
