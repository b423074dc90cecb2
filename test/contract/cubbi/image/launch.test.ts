import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { launch } from '../../../../src/contract/cubbi/image/launch.ts';
import type { Launch } from '../../../../src/contract/cubbi/image/launch.ts';

const INIT = '/cubbi/cubbi_init.py';

function init(by: 'Kernel' | 'Python' | 'Uv', args: readonly string[] = []): Launch {
  return { kind: 'Init', path: INIT, by, args };
}

describe('launch', () => {
  test.each<{ reason: string; entrypoint: string[]; want: Launch }>([
    { reason: 'nothing', entrypoint: [], want: { kind: 'None' } },
    { reason: 'the script', entrypoint: [INIT, 'a'], want: init('Kernel', ['a']) },
    { reason: 'python with options', entrypoint: ['python', '-uB', INIT], want: init('Python') },
    {
      reason: 'a module of python is another program',
      entrypoint: ['python3', '-m', 'x', INIT],
      want: { kind: 'Other', program: '-m' },
    },
    { reason: 'uv', entrypoint: ['/bin/uv', 'run', '--script', INIT], want: init('Uv') },
    {
      reason: 'uv that gives the script to python does not prepare its environment',
      entrypoint: ['uv', 'run', '--with', 'pydantic', 'python3', INIT],
      want: init('Python'),
    },
    {
      reason: 'another command of uv',
      entrypoint: ['uv', 'pip', INIT],
      want: { kind: 'Other', program: 'uv' },
    },
    {
      reason: 'env in one word',
      entrypoint: ['/usr/bin/env', '-S', ' uv  run ', INIT],
      want: init('Uv'),
    },
    { reason: 'env alone', entrypoint: ['env', 'A=b'], want: { kind: 'Other', program: '' } },
    {
      reason: 'tini with an exit code to rewrite',
      entrypoint: ['/sbin/tini', '-g', '-e', '143', '--', 'env', 'python3', INIT],
      want: init('Python'),
    },
    {
      reason: 'dumb-init with a signal to rewrite',
      entrypoint: ['/usr/bin/dumb-init', '-c', '-r', '15:2', '--', INIT],
      want: init('Kernel'),
    },
    { reason: 'dumb-init without --', entrypoint: ['dumb-init', INIT], want: init('Kernel') },
    { reason: 'catatonit', entrypoint: ['catatonit', '--', 'python3', INIT], want: init('Python') },
    { reason: 'dumb-init alone', entrypoint: ['dumb-init'], want: { kind: 'Other', program: '' } },
    {
      reason: 'options of python that have a value, in a word of their own or not',
      entrypoint: ['python3', '-X', 'dev', '-Wignore', '-u', INIT, '-X'],
      want: init('Python', ['-X']),
    },
    {
      reason: 'a shell with options before its command line',
      entrypoint: ['/bin/bash', '-l', '-ec', `exec ${INIT} "$@"`],
      want: { kind: 'Shell', line: `exec ${INIT} "$@"` },
    },
    {
      reason: 'a command line that runs init after all',
      entrypoint: ['sh', '-c', `/cubbi/init-status.sh & ${INIT}`],
      want: { kind: 'Shell', line: `/cubbi/init-status.sh & ${INIT}` },
    },
    {
      reason: 'a shell without words',
      entrypoint: ['sh', '-c'],
      want: { kind: 'Shell', line: '' },
    },
    {
      reason: 'a file of that name elsewhere is another script',
      entrypoint: ['/opt/cubbi_init.py'],
      want: { kind: 'Other', program: '/opt/cubbi_init.py' },
    },
  ])('$reason', ({ entrypoint, want }) => {
    expect(launch({ entrypoint })).toEqual(want);
  });

  test('any words have an answer, whatever stands before the script', () => {
    const word = fc.oneof(
      fc.constantFrom(
        'env',
        '-S',
        'uv',
        'run',
        '-p',
        'python3',
        '-u',
        'tini',
        '--',
        'sh',
        '-c',
        INIT,
      ),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(word), (entrypoint) => {
        const start = launch({ entrypoint });
        if (start.kind === 'Init') expect(entrypoint.join(' ')).toContain(start.path);
        else expect(['None', 'Shell', 'StatusScript', 'Other']).toContain(start.kind);
      }),
    );
  });

  test('the longest chain of interpreters is read in time', () => {
    const entrypoint = [...Array.from({ length: 4096 }, () => 'env'), INIT];
    expect(launch({ entrypoint })).toEqual(init('Kernel'));
  });
});
