import type { CubbiEvidence } from '../../../../src/contract/cubbi/cubbi-check.ts';
import type { ImageConfig } from '../../../../src/evidence/image-evidence.ts';
import { UNREAD } from '../../good-evidence.ts';
import { goodConfig } from '../good-cubbi.ts';
import { GOOD_PATHS, goodFiles, goodInit, pathFact } from '../good-files.ts';
import { NOT_APPLICABLE, PASSED, UNTOLD, failed } from './cubbi-case.ts';
import type { CubbiCase } from './cubbi-case.ts';

const unread: Partial<CubbiEvidence> = { config: UNREAD };

function says(changes: Partial<ImageConfig>): Partial<CubbiEvidence> {
  return { config: goodConfig(changes) };
}

/** A row for each, of images whose ENTRYPOINT is such. */
function entrypoints(
  check: string,
  want: CubbiCase['want'],
  rows: Record<string, readonly string[]>,
): CubbiCase[] {
  return Object.entries(rows).map(([reason, entrypoint]) => ({
    check,
    reason,
    evidence: says({ entrypoint }),
    want,
  }));
}

const STATUS_SCRIPTS = {
  'the specification’s own example for init containers': ['/init-status.sh'],
  'a shell that runs the status script': ['bash', '/cubbi/init-status.sh'],
  'the shell form of the status script': ['/bin/sh', '-c', '/cubbi/init-status.sh'],
};

const USER_CASES: readonly CubbiCase[] = [
  { check: 'CB-060', reason: 'no USER is root', want: PASSED },
  ...['0', 'root', '0:0', 'root:root', '0:1000', '00'].map((user): CubbiCase => ({
    check: 'CB-060',
    reason: `USER ${user} is root`,
    evidence: says({ user }),
    want: PASSED,
  })),
  {
    check: 'CB-060',
    reason: 'a number cannot add accounts',
    evidence: says({ user: '1000:1000' }),
    want: failed(
      'StartsUnprivileged',
      'The image sets USER "1000:1000", so cubbi_init.py cannot do its work',
    ),
  },
  {
    check: 'CB-060',
    reason: 'the account that init makes is not there yet',
    evidence: says({ user: 'cubbi' }),
    want: failed(
      'StartsUnprivileged',
      'The image sets USER "cubbi", so cubbi_init.py cannot do its work',
    ),
  },
  { check: 'CB-060', reason: 'not read', evidence: unread, want: UNTOLD },
];

const notInit = (message: string) => failed('EntrypointWrong', message);

const ENTRYPOINT_CASES: readonly CubbiCase[] = [
  { check: 'CB-085', reason: 'the init script is another', want: PASSED },
  ...entrypoints(
    'CB-085',
    notInit('ENTRYPOINT is init-status.sh, which never runs cubbi_init.py'),
    STATUS_SCRIPTS,
  ),
  { check: 'CB-085', reason: 'not read', evidence: unread, want: UNTOLD },
  ...entrypoints('CB-120', NOT_APPLICABLE, STATUS_SCRIPTS),
  ...entrypoints('CB-120', PASSED, {
    'the script by itself, as upstream has it': ['/cubbi/cubbi_init.py'],
    'python3 with an option': ['/usr/local/bin/python3.12', '-u', '/cubbi/cubbi_init.py'],
    'under tini': ['tini', '-s', '-p', 'SIGTERM', '--', '/cubbi/cubbi_init.py'],
    'python3 under tini': ['/usr/bin/tini', '--', 'python3', '/cubbi/cubbi_init.py'],
    'uv by name': ['uv', 'run', '--quiet', '--script', '/cubbi/cubbi_init.py'],
    'uv with an option that has a value': ['uv', 'run', '-p', '3.12', '/cubbi/cubbi_init.py'],
    'uv through env': ['/usr/bin/env', '-S', 'uv run --script', '/cubbi/cubbi_init.py'],
    'env with a variable': ['env', 'PYTHONUNBUFFERED=1', 'python3', '/cubbi/cubbi_init.py'],
  }),
  {
    check: 'CB-120',
    reason: 'the place that the text of the specification has',
    evidence: {
      ...says({ entrypoint: ['/cubbi_init.py'] }),
      files: goodFiles('Env', { init: goodInit('Env', { path: '/cubbi_init.py' }) }),
    },
    want: PASSED,
  },
  {
    check: 'CB-120',
    reason: 'the script may be at both places',
    evidence: {
      ...says({ entrypoint: ['/cubbi_init.py'] }),
      files: goodFiles('Config', {
        paths: { ...GOOD_PATHS, ...pathFact('/cubbi_init.py', 0o777, 'Symlink') },
      }),
    },
    want: PASSED,
  },
  {
    check: 'CB-120',
    reason: 'the script must be where it is run',
    evidence: says({ entrypoint: ['/cubbi_init.py'] }),
    want: notInit(
      'ENTRYPOINT runs /cubbi_init.py, but the image has the script at /cubbi/cubbi_init.py',
    ),
  },
  {
    check: 'CB-120',
    reason: 'without files the place is not judged',
    evidence: { ...says({ entrypoint: ['/cubbi_init.py'] }), files: UNREAD },
    want: PASSED,
  },
  {
    check: 'CB-120',
    reason: 'CMD is replaced by the arguments of the container',
    evidence: says({ entrypoint: [], cmd: ['/cubbi/cubbi_init.py'] }),
    want: notInit('The image has no ENTRYPOINT, and the arguments of a container replace its CMD'),
  },
  {
    check: 'CB-120',
    reason: 'the shell form runs the script, but not with the arguments',
    evidence: says({ entrypoint: ['/bin/sh', '-c', '/cubbi/cubbi_init.py'] }),
    want: notInit(
      'ENTRYPOINT is a shell that loses the arguments of the container: "/cubbi/cubbi_init.py"',
    ),
  },
  ...entrypoints('CB-120', notInit('ENTRYPOINT runs "/entrypoint.sh", not cubbi_init.py'), {
    'a wrapper cannot be judged': ['/entrypoint.sh', '/cubbi/cubbi_init.py'],
    'a wrapper under tini neither': ['tini', '--', '/entrypoint.sh'],
  }),
  ...entrypoints('CB-120', notInit('ENTRYPOINT names no program to run'), {
    'tini alone': ['tini', '--'],
    'an interpreter alone': ['python3', '-u'],
  }),
  ...entrypoints('CB-120', notInit('ENTRYPOINT runs "bash", not cubbi_init.py'), {
    'a shell that reads a script': ['bash', '-x', '/start.sh'],
  }),
  {
    check: 'CB-120',
    reason: 'init finds --help anywhere and does nothing else then',
    evidence: says({ entrypoint: ['/cubbi/cubbi_init.py', 'x', '--help'] }),
    want: notInit(
      'ENTRYPOINT gives cubbi_init.py the argument --help, so that it prints its usage and ends',
    ),
  },
  { check: 'CB-120', reason: 'not read', evidence: unread, want: UNTOLD },
  { check: 'CB-121', reason: 'the command of the specification', want: PASSED },
  {
    check: 'CB-121',
    reason: 'whether another command ends cannot be told',
    evidence: says({ cmd: ['goose', 'session'] }),
    want: PASSED,
  },
  {
    check: 'CB-121',
    reason: 'init waits by itself, so that an empty command is no fault',
    evidence: says({ cmd: [] }),
    want: failed(
      'EntrypointWrong',
      'The image has no CMD, so cubbi_init.py runs tail -f /dev/null',
      { severity: 'Info' },
    ),
  },
  {
    check: 'CB-121',
    reason: 'but the specification asks for one',
    terms: { grade: 'Strict' },
    evidence: says({ cmd: [] }),
    want: failed(
      'EntrypointWrong',
      'The image has no CMD, so cubbi_init.py runs tail -f /dev/null',
    ),
  },
  {
    check: 'CB-121',
    reason: 'help ends the container',
    evidence: says({ cmd: ['--help'] }),
    want: notInit('CMD contains --help, at which cubbi_init.py prints its usage and ends'),
  },
  {
    check: 'CB-121',
    reason: 'what does not run init is CB-120’s to tell',
    evidence: says({ entrypoint: ['/start.sh'], cmd: [] }),
    want: NOT_APPLICABLE,
  },
  { check: 'CB-121', reason: 'not read', evidence: unread, want: UNTOLD },
];

const BASE_CASES: readonly CubbiCase[] = [
  { check: 'CB-131', reason: 'both labels', want: PASSED },
  {
    check: 'CB-131',
    reason: 'a name alone may be anything tomorrow',
    evidence: says({ labels: { 'org.opencontainers.image.base.name': 'example.com/python:3.12' } }),
    want: failed('NotRecommended', 'The image has no label org.opencontainers.image.base.digest'),
  },
  { check: 'CB-131', reason: 'not read', evidence: unread, want: UNTOLD },
];

export const CONFIG_CASES: readonly CubbiCase[] = [
  ...USER_CASES,
  ...ENTRYPOINT_CASES,
  ...BASE_CASES,
];
