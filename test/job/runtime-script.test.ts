import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseRuntimeReport } from '../../src/boot/parse-runtime-report.ts';
import { runtimeCommand } from '../../src/job/runtime-command.ts';
import { runtimeScript } from '../../src/job/runtime-script.ts';

/** Shells of real images: Debian's, Alpine's, and the one of Red Hat's and Amazon's. */
const SHELLS = [
  { shell: 'dash', command: ['dash'] },
  { shell: 'busybox', command: ['busybox', 'sh'] },
  { shell: 'bash', command: ['bash', '--posix'] },
].filter(({ command: [program = '', ...args] }) => {
  return spawnSync(program, [...args, '-c', 'exit 0']).status === 0;
});

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'runtime-script-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

interface Run {
  readonly probes: readonly (readonly string[])[];
  readonly declared?: string;
  readonly seconds?: number;
  readonly path?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs the script as the kubelet would and reads its report. */
function run([program = '', ...args]: readonly string[], { probes, ...options }: Run) {
  const log = join(folder, 'termination-log');
  writeFileSync(log, '');
  const commands = probes.map((command) => ({ command: [...command], prints: '' }));
  const script = runtimeScript(commands, options.seconds ?? 10)
    .replaceAll('/tmp/', `${folder}/`)
    .replaceAll('/dev/termination-log', log);
  const declared = options.declared === undefined ? {} : { VIBED_RUNTIME_PROBE: options.declared };
  const env = { PATH: options.path ?? process.env['PATH'] ?? '', ...declared, ...options.env };
  const { status } = spawnSync(program, [...args, '-c', script], {
    env,
    timeout: 20_000,
    // As the kubelet does it; with a socket there, bash would read its start-up files.
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const message = readFileSync(log, 'utf8');
  const exitCode = status ?? -1;
  const reason = exitCode === 0 ? 'Completed' : 'Error';
  return {
    exitCode,
    message,
    report: parseRuntimeReport({ exitCode, reason, message }, probes.length),
  };
}

const ok = (output: string) => ({
  known: true,
  value: { exitCode: 0, reason: 'Completed', output },
});
const NONE = {
  known: true,
  value: {
    exitCode: 127,
    reason: 'NotDeclared',
    output: 'VIBED_RUNTIME_PROBE is not set in the image',
  },
};

test('a shell of each kind is there to test with', () => {
  expect(SHELLS.length).toBeGreaterThan(0);
});

describe.each(SHELLS)('runtimeScript in $shell', ({ command }) => {
  test.each([
    {
      reason: 'all is well',
      given: {
        probes: [
          ['echo', 'v24.1'],
          ['printf', 'Python 3.13.1\\nmore\\nlast\\n'],
        ],
        declared: 'echo v24.1',
      },
      want: {
        exitCode: 0,
        report: {
          platformProbes: [ok('v24.1'), ok('Python 3.13.1\nmore')],
          declaredProbe: ok('v24.1'),
        },
      },
    },
    {
      reason: 'standard error counts as output too (nginx -v writes there)',
      given: { probes: [['sh', '-c', 'echo nginx version: 1 >&2']], declared: 'true' },
      want: {
        exitCode: 0,
        report: { platformProbes: [ok('nginx version: 1')], declaredProbe: ok('') },
      },
    },
    {
      reason: 'no probe is declared',
      given: { probes: [['echo', 'a']] },
      want: { exitCode: 0, report: { platformProbes: [ok('a')], declaredProbe: NONE } },
    },
    {
      reason: 'a custom slot has no platform probe',
      given: { probes: [], declared: 'echo b' },
      want: { exitCode: 0, report: { platformProbes: [], declaredProbe: ok('b') } },
    },
    {
      reason: 'words reach the program as they are: quotes, blanks, dollars, patterns',
      given: {
        probes: [['printf', '%s/', `it's`, 'a  b', '$HOME', '$(id)', '`id`', '*', '"', '\\']],
      },
      want: {
        exitCode: 0,
        report: {
          platformProbes: [ok(`it's/a b/$HOME/$(id)/\`id\`/*/"/\\/`)],
          declaredProbe: NONE,
        },
      },
    },
    {
      reason: 'no output can pass for a header',
      given: {
        probes: [['sh', '-c', 'exit 1']],
        declared: 'printf "@p0 0\\n|v24.\\n@end\\n"',
      },
      want: {
        exitCode: 10,
        report: {
          platformProbes: [{ known: true, value: { exitCode: 1, reason: 'Error', output: '' } }],
          declaredProbe: ok('@p0 0\n|v24.'),
        },
      },
    },
    {
      reason: 'the environment of the image reaches the probes unchanged',
      given: {
        probes: [['sh', '-c', 'echo "$name$line$out$LC_ALL"']],
        env: { name: 'n', line: 'l', out: 'o', LC_ALL: 'C.UTF-8' },
      },
      want: { exitCode: 0, report: { platformProbes: [ok('nloC.UTF-8')], declaredProbe: NONE } },
    },
    {
      reason: 'standard input is empty: a probe that reads it ends',
      given: { probes: [['cat']] },
      want: { exitCode: 0, report: { platformProbes: [ok('')], declaredProbe: NONE } },
    },
    {
      reason: 'output without a line feed at its end, and bytes that are no text',
      given: { probes: [['printf', 'a\\001\\033[31mb']] },
      want: { exitCode: 0, report: { platformProbes: [ok('a [31mb')], declaredProbe: NONE } },
    },
  ])('$reason', ({ given, want }) => {
    const { exitCode, report } = run(command, given);
    expect({ exitCode, report }).toEqual(want);
  });

  test('the first platform probe that fails is in the exit code, and the others still run', () => {
    const { exitCode, report } = run(command, {
      probes: [['true'], ['/nowhere/node', '--version'], ['echo', 'go']],
      declared: 'exit 3',
    });
    expect(exitCode).toBe(11);
    expect(report.platformProbes).toEqual([
      ok(''),
      {
        known: true,
        value: { exitCode: 127, reason: 'Error', output: expect.stringContaining('/nowhere/node') },
      },
      ok('go'),
    ]);
    expect(report.declaredProbe).toMatchObject({ value: { exitCode: 3, reason: 'Error' } });
  });

  test('a declared probe that fails alone has an exit code of its own', () => {
    expect(run(command, { probes: [['true']], declared: 'false' }).exitCode).toBe(9);
  });

  test('a probe that does not end is killed, and said to be late', () => {
    const { exitCode, report } = run(command, {
      probes: [['true']],
      declared: 'sleep 30; true',
      seconds: 1,
    });
    expect(exitCode).toBe(9);
    expect(report.declaredProbe).toMatchObject({ value: { exitCode: 137, reason: 'TimedOut' } });
    expect(report.platformProbes).toEqual([ok('')]);
  });

  test('much output is cut: the report stays small', () => {
    const { exitCode, message } = run(command, {
      probes: [['sh', '-c', 'i=0; while [ $i -lt 2000 ]; do printf xxxxxxxxxx; i=$((i+1)); done']],
      declared: 'i=0; while [ $i -lt 300 ]; do echo yyyyyyyyyy; i=$((i+1)); done',
    });
    expect(exitCode).toBe(0);
    expect(message.length).toBeLessThan(400);
  });

  test('the image may have no program but the shell', () => {
    const { exitCode, report } = run(
      command.map((word, index) => (index === 0 ? absolute(word) : word)),
      {
        probes: [['echo', 'built-in']],
        path: folder,
      },
    );
    expect(exitCode).toBe(0);
    expect(report.platformProbes).toEqual([ok('built-in')]);
  });
});

function absolute(program: string): string {
  return spawnSync('which', [program]).stdout.toString().trim();
}

test('runtimeCommand doubles every dollar, so that Kubernetes restores the script', () => {
  const probes = [{ command: ['echo', '$(NAME)', '$$'], prints: '' }];
  const [sh, flag, script = ''] = runtimeCommand(probes, 60);
  expect([sh, flag]).toEqual(['sh', '-c']);
  expect(script.replaceAll('$$', '$')).toBe(runtimeScript(probes, 60));
  expect(/(?<!\$)(?:\$\$)*\$(?!\$)/.test(script)).toBe(false);
});
