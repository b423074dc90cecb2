import type { FileFact } from '../../../src/evidence/image-evidence.ts';
import { VIBED_AGENT_FILES } from '../../../src/contract/vibed-agent-files.ts';
import { UNREAD, config, files, known } from '../good-evidence.ts';
import { NOT_APPLICABLE, PASSED, UNTOLD, failed } from './check-case.ts';
import type { CheckCase } from './check-case.ts';

const AGENT = '/usr/local/bin/vibed-agent';
const SCRIPT = '/etc/vibed/entrypoint.sh';
const MISSING: FileFact = { state: 'Missing' };

function file(
  mode: number,
  rest: Omit<Partial<Extract<FileFact, { state: 'Present' }>>, 'state' | 'mode'> = {},
): FileFact {
  return { state: 'Present', kind: 'File', mode, ...rest };
}

function elf(architecture: string, isStatic = true): FileFact {
  return file(0o755, { elf: { architecture, static: isStatic } });
}

function has(path: string, fact: FileFact | typeof UNREAD): { files: ReturnType<typeof files> } {
  return { files: files({ [path]: fact }) };
}

const noTini = Object.fromEntries(VIBED_AGENT_FILES.tini.map((path) => [path, MISSING]));
const missing = (message: string) => failed('FileMissing', message);

const AGENT_CASES: readonly CheckCase[] = [
  { check: 'VA-020', reason: 'a program', want: PASSED },
  {
    check: 'VA-020',
    reason: 'no file',
    evidence: has(AGENT, MISSING),
    want: missing(`The image has no ${AGENT}`),
  },
  {
    check: 'VA-020',
    reason: 'a folder',
    evidence: has(AGENT, file(0o755, { kind: 'Directory' })),
    want: missing(`The image's ${AGENT} is not a file`),
  },
  {
    check: 'VA-020',
    reason: 'no permission for anybody',
    evidence: has(AGENT, file(0o644)),
    want: missing(`The image's ${AGENT} is not executable`),
  },
  { check: 'VA-020', reason: 'not read', evidence: has(AGENT, UNREAD), want: UNTOLD },
  { check: 'VA-020', reason: 'no file read', evidence: { files: UNREAD }, want: UNTOLD },
  {
    check: 'VA-020',
    reason: 'not asked for',
    evidence: { files: known({}) },
    want: {
      outcome: 'Unknown',
      reason: 'EvidenceUnreadable',
      message: `Nobody looked at ${AGENT}`,
    },
  },
  { check: 'VA-021', reason: 'a static program', want: PASSED },
  {
    check: 'VA-021',
    reason: 'a loader is needed',
    evidence: has(AGENT, elf('amd64', false)),
    want: missing(`The image's ${AGENT} is linked dynamically`),
  },
  {
    check: 'VA-021',
    reason: 'a script is no static program',
    evidence: has(AGENT, file(0o755, { interpreter: '/bin/sh' })),
    want: missing(`The image's ${AGENT} is not an ELF program`),
  },
  {
    check: 'VA-021',
    reason: 'what is missing is VA-020’s to tell',
    evidence: has(AGENT, MISSING),
    want: NOT_APPLICABLE,
  },
  { check: 'VA-021', reason: 'not read', evidence: has(AGENT, UNREAD), want: UNTOLD },
  { check: 'VA-022', reason: 'the architecture of the platform', want: PASSED },
  {
    check: 'VA-022',
    reason: 'the variant is no part of it',
    evidence: { platform: 'linux/arm64/v8', ...has(AGENT, elf('arm64')) },
    want: PASSED,
  },
  {
    check: 'VA-022',
    reason: 'another architecture',
    evidence: has(AGENT, elf('arm64')),
    want: failed(
      'ExecFormatError',
      `The image's ${AGENT} is built for arm64, but the image says it is for linux/amd64`,
    ),
  },
  {
    check: 'VA-022',
    reason: 'one that nobody knows',
    evidence: has(AGENT, elf('unknown')),
    want: failed(
      'ExecFormatError',
      `The image's ${AGENT} is built for another architecture, but the image says it is for linux/amd64`,
    ),
  },
  {
    check: 'VA-022',
    reason: 'no ELF is VA-021’s to tell',
    evidence: has(AGENT, file(0o755)),
    want: NOT_APPLICABLE,
  },
  { check: 'VA-022', reason: 'not read', evidence: has(AGENT, UNREAD), want: UNTOLD },
];

const OTHER_CASES: readonly CheckCase[] = [
  { check: 'VA-023', reason: 'a script', want: PASSED },
  { check: 'VA-023', reason: 'a program', evidence: has(SCRIPT, elf('amd64')), want: PASSED },
  {
    check: 'VA-023',
    reason: 'no file',
    evidence: has(SCRIPT, MISSING),
    want: missing(`The image has no ${SCRIPT}`),
  },
  {
    check: 'VA-023',
    reason: 'no permission',
    evidence: has(SCRIPT, file(0o600, { interpreter: '/bin/sh' })),
    want: missing(`The image's ${SCRIPT} is not executable`),
  },
  {
    check: 'VA-023',
    reason: 'the kernel runs no text without #!',
    evidence: has(SCRIPT, file(0o755)),
    want: missing(`The image's ${SCRIPT} does not begin with #!`),
  },
  {
    check: 'VA-023',
    reason: 'Windows line ends',
    evidence: has(SCRIPT, file(0o755, { interpreter: '/bin/sh\ufffd' })),
    want: missing(
      `The image's ${SCRIPT} begins with #!"/bin/sh\ufffd", which is no path of a program`,
    ),
  },
  { check: 'VA-023', reason: 'not read', evidence: has(SCRIPT, UNREAD), want: UNTOLD },
  { check: 'VA-024', reason: 'one place is enough', want: PASSED },
  {
    check: 'VA-024',
    reason: 'nowhere',
    evidence: { files: files(noTini) },
    want: missing('The image has no tini'),
  },
  {
    check: 'VA-024',
    reason: 'one place that nobody read may have it',
    evidence: { files: files({ ...noTini, '/tini': UNREAD }) },
    want: UNTOLD,
  },
  {
    check: 'VA-024',
    reason: 'a place of its own is proven by the boot',
    evidence: {
      files: files(noTini),
      config: config({ entrypoint: ['/opt/tini', '--', 'vibed-agent'] }),
    },
    want: NOT_APPLICABLE,
  },
  {
    check: 'VA-024',
    reason: 'an unread configuration names no other place',
    evidence: { files: files(noTini), config: UNREAD },
    want: missing('The image has no tini'),
  },
  { check: 'VA-024', reason: 'not read', evidence: { files: UNREAD }, want: UNTOLD },
  { check: 'VA-025', reason: 'a shell', want: PASSED },
  {
    check: 'VA-025',
    reason: 'distroless',
    evidence: has('/bin/sh', MISSING),
    want: missing('The image has no /bin/sh'),
  },
  { check: 'VA-025', reason: 'not read', evidence: has('/bin/sh', UNREAD), want: UNTOLD },
];

export const FILES_CASES: readonly CheckCase[] = [...AGENT_CASES, ...OTHER_CASES];
