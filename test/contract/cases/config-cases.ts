import type { ImageConfig } from '../../../src/evidence/image-evidence.ts';
import { UNREAD, config } from '../good-evidence.ts';
import { PASSED, UNTOLD, failed } from './check-case.ts';
import type { CheckCase } from './check-case.ts';
import { USER_CASES } from './user-cases.ts';

const LANGUAGE = 'dev.vibed.template.language';
const CONTRACT = 'dev.vibed.agent.contract';

function labels(given: Record<string, string>): { config: ReturnType<typeof config> } {
  return { config: config({ labels: given }) };
}

function env(given: Record<string, string>): { config: ReturnType<typeof config> } {
  return { config: config({ env: given }) };
}

function runs(entrypoint: string[], cmd: string[] = []): { config: ReturnType<typeof config> } {
  return { config: config({ entrypoint, cmd } satisfies Partial<ImageConfig>) };
}

const wrongEntrypoint = (message: string) => failed('EntrypointWrong', message);

const LABELS: readonly CheckCase[] = [
  { check: 'VA-010', reason: 'the language of the slot', want: PASSED },
  {
    check: 'VA-010',
    reason: 'another language, in words that help either way',
    evidence: labels({ [LANGUAGE]: 'python' }),
    want: failed(
      'WrongLanguage',
      'The image declares language "python" in label dev.vibed.template.language, but slot node-24 needs "node"',
      'set the label to "node" or use the image for a python slot',
    ),
  },
  {
    check: 'VA-010',
    reason: 'letter case is part of a language',
    evidence: labels({ [LANGUAGE]: 'Node' }),
    want: failed(
      'WrongLanguage',
      'The image declares language "Node" in label dev.vibed.template.language, but slot node-24 needs "node"',
      'set the label to "node" or use the image for a Node slot',
    ),
  },
  {
    check: 'VA-010',
    reason: 'what an image says is cut and cleaned',
    evidence: labels({ [LANGUAGE]: `"\n\u001b[2J${'x'.repeat(9999)}` }),
    want: failed(
      'WrongLanguage',
      `The image declares language "' [2J${'x'.repeat(24)}…" in label dev.vibed.template.language, but slot node-24 needs "node"`,
      `set the label to "node" or use the image for a " [2J${'x'.repeat(24)}… slot`,
    ),
  },
  {
    check: 'VA-010',
    reason: 'no label',
    evidence: labels({}),
    want: failed(
      'LabelMissing',
      'The image has no label dev.vibed.template.language',
      'add LABEL dev.vibed.template.language="node" to the image',
    ),
  },
  { check: 'VA-010', reason: 'not read', evidence: { config: UNREAD }, want: UNTOLD },
  { check: 'VA-011', reason: 'the version of the slot', want: PASSED },
  {
    check: 'VA-011',
    reason: 'another version',
    evidence: labels({ [CONTRACT]: '2' }),
    want: failed(
      'ContractVersionMismatch',
      'The image declares contract "2" in label dev.vibed.agent.contract, but the slot needs "1"',
      'set LABEL dev.vibed.agent.contract="1" in the image',
    ),
  },
  {
    check: 'VA-011',
    reason: 'an empty label is none',
    evidence: labels({ [CONTRACT]: ' ' }),
    want: failed(
      'LabelMissing',
      'The image has no label dev.vibed.agent.contract',
      'set LABEL dev.vibed.agent.contract="1" in the image',
    ),
  },
  { check: 'VA-011', reason: 'not read', evidence: { config: UNREAD }, want: UNTOLD },
];

const VARIABLES: readonly CheckCase[] = [
  { check: 'VA-012', reason: 'the language of the slot', want: PASSED },
  {
    check: 'VA-012',
    reason: 'another language',
    evidence: env({ VIBED_TEMPLATE_LANGUAGE: 'go' }),
    want: failed(
      'WrongLanguage',
      'The image sets VIBED_TEMPLATE_LANGUAGE to "go", but slot node-24 needs "node"',
      'set ENV VIBED_TEMPLATE_LANGUAGE=node in the image',
    ),
  },
  {
    check: 'VA-012',
    reason: 'no variable',
    evidence: env({}),
    want: failed(
      'LabelMissing',
      'The image does not set the environment variable VIBED_TEMPLATE_LANGUAGE',
      'set ENV VIBED_TEMPLATE_LANGUAGE=node in the image',
    ),
  },
  { check: 'VA-012', reason: 'not read', evidence: { config: UNREAD }, want: UNTOLD },
  { check: 'VA-013', reason: 'a probe', want: PASSED },
  {
    check: 'VA-013',
    reason: 'no probe',
    evidence: env({}),
    want: failed(
      'RuntimeProbeMissing',
      'The image does not set the environment variable VIBED_RUNTIME_PROBE',
    ),
  },
  {
    check: 'VA-013',
    reason: 'an empty probe',
    evidence: env({ VIBED_RUNTIME_PROBE: ' ' }),
    want: failed(
      'RuntimeProbeMissing',
      'The image sets the environment variable VIBED_RUNTIME_PROBE to nothing',
    ),
  },
  { check: 'VA-013', reason: 'not read', evidence: { config: UNREAD }, want: UNTOLD },
];

const ENTRYPOINTS: readonly CheckCase[] = [
  { check: 'VA-015', reason: 'tini and the agent', want: PASSED },
  {
    check: 'VA-015',
    reason: 'paths and options of tini',
    evidence: runs(['/usr/bin/tini-static', '-g', '-p', 'SIGTERM', '/usr/local/bin/vibed-agent']),
    want: PASSED,
  },
  {
    check: 'VA-015',
    reason: 'CMD completes ENTRYPOINT',
    evidence: runs(['/sbin/tini', '--'], ['vibed-agent']),
    want: PASSED,
  },
  {
    check: 'VA-015',
    reason: 'no tini',
    evidence: runs(['vibed-agent']),
    want: wrongEntrypoint('The entrypoint runs vibed-agent without tini as its parent'),
  },
  {
    check: 'VA-015',
    reason: 'no agent',
    evidence: runs(['tini', '--', 'sleep'], ['infinity']),
    want: wrongEntrypoint('The entrypoint runs "sleep" under tini, not vibed-agent'),
  },
  {
    check: 'VA-015',
    reason: 'tini alone',
    evidence: runs(['tini', '-e', '143']),
    want: wrongEntrypoint('The entrypoint names no program for tini to run'),
  },
  {
    check: 'VA-015',
    reason: 'something else',
    evidence: runs(['/bin/sh', '-c', 'exec tini -- vibed-agent']),
    want: wrongEntrypoint(
      'The entrypoint is "/bin/sh -c exec tini -- vibed-agent" and does not run vibed-agent under tini',
    ),
  },
  {
    check: 'VA-015',
    reason: 'nothing',
    evidence: runs([]),
    want: wrongEntrypoint('The image has neither ENTRYPOINT nor CMD'),
  },
  { check: 'VA-015', reason: 'not read', evidence: { config: UNREAD }, want: UNTOLD },
];

const DOCUMENTED: readonly CheckCase[] = [
  { check: 'VA-016', reason: 'both ports', want: PASSED },
  {
    check: 'VA-016',
    reason: 'a missing port is named',
    evidence: { config: config({ exposedPorts: ['9000', '53/udp'] }) },
    want: failed('LabelMissing', 'The image does not expose 8080/tcp'),
  },
  { check: 'VA-016', reason: 'not read', evidence: { config: UNREAD }, want: UNTOLD },
  {
    check: 'VA-017',
    reason: 'a slash at the end',
    evidence: { config: config({ workingDir: '/workspace/' }) },
    want: PASSED,
  },
  {
    check: 'VA-017',
    reason: 'another folder',
    evidence: { config: config({ workingDir: '/app' }) },
    want: failed('LabelMissing', 'The image\'s WORKDIR is "/app", not /workspace'),
  },
  {
    check: 'VA-017',
    reason: 'none',
    evidence: { config: config({ workingDir: '' }) },
    want: failed('LabelMissing', 'The image sets no WORKDIR'),
  },
  { check: 'VA-017', reason: 'not read', evidence: { config: UNREAD }, want: UNTOLD },
];

export const CONFIG_CASES: readonly CheckCase[] = [
  ...LABELS,
  ...VARIABLES,
  ...USER_CASES,
  ...ENTRYPOINTS,
  ...DOCUMENTED,
];
