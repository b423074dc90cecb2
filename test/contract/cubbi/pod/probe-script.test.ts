import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { canaryStem } from '../../../../src/contract/cubbi/boot/canary-stem.ts';
import { markedSources } from '../../../../src/contract/cubbi/boot/marked-sources.ts';
import { parseDefaultsReport } from '../../../../src/contract/cubbi/boot/parse-defaults-report.ts';
import { parseProbeReport } from '../../../../src/contract/cubbi/boot/parse-probe-report.ts';
import { parseSecondReport } from '../../../../src/contract/cubbi/boot/parse-second-report.ts';
import { bootFiles } from '../../../../src/contract/cubbi/pod/boot-files.ts';

/** Shells of real images: Debian's, Alpine's, and the one of Red Hat's. */
const SHELLS = [
  { shell: 'dash', command: ['dash'] },
  { shell: 'busybox', command: ['busybox', 'sh'] },
  { shell: 'busybox with its own tools alone', command: ['busybox', 'sh'], tools: 'busybox' },
  { shell: 'bash', command: ['bash', '--posix'] },
].filter(({ command: [program = '', ...args] }) => {
  return spawnSync(program, [...args, '-c', 'exit 0']).status === 0;
});

const CANARY = canaryStem('0123456789abcdef');
const LINKS = [
  { source: '/app/.validator', target: '/cubbi-config/validator', type: 'directory' },
  { source: '/app/.tool', target: '/cubbi-config/tool', type: 'directory' },
];

let root = '';
let path = '';

function put(path: string, content = '', mode = 0o644): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), content);
  chmodSync(join(root, path), mode);
}

/** The container's root is a folder here: every absolute path of ours is below it, except the kernel's. */
function inRoot(text: string): string {
  return text.replace(
    /(^|[\s'"=<>]|\{)(\/(?:validator|cubbi|app|home|init-status|\*_plugin|dev\/termination-log))/gm,
    (_, before: string, path: string) => before + root + path,
  );
}

/** Where the programs are: this machine's, or those of one program that is many. */
function install(tools: string | undefined): void {
  path = process.env['PATH'] ?? '';
  if (tools === undefined) return;
  const folder = join(root, 'bin');
  mkdirSync(folder);
  spawnSync('busybox', ['--install', '-s', folder]);
  path = folder;
}

/** Runs a script of the pod as init would. */
function run(
  [program = '', ...options]: readonly string[],
  name: string,
  args: readonly string[] = [],
) {
  return spawnSync(program, [...options, join(root, 'validator', name), ...args], {
    env: { PATH: path, HOME: `${root}/home/cubbi` },
    timeout: 30_000,
    stdio: ['ignore', 'pipe', 'pipe'],
    encoding: 'utf8',
  });
}

function prepare(toolCheck: readonly string[] = [], timeoutSeconds = 60): void {
  const settings = { canary: CANARY, links: LINKS, timeoutSeconds, toolCheck };
  for (const { name, content } of bootFiles(settings)) put(`validator/${name}`, inRoot(content));
}

function left(name = 'report'): string {
  return readFileSync(`${root}/validator-report/${name}`, 'utf8').replaceAll(root, '');
}

function report(name?: string) {
  const parsed = parseProbeReport(left(name), LINKS);
  if (!parsed.known) throw new Error(`${parsed.message}:\n${left(name)}`);
  return parsed.value;
}

/** What init leaves in a container. */
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'probe-script-'));
  put('cubbi/init.status', 'INIT_COMPLETE=true\n');
  put('cubbi/init.log', 'Initializing demo v1.0.0\nRunning demo-specific initialization\n');
  put('cubbi/cubbi_init.py', '', 0o755);
  put('cubbi-config/validator/.keep');
  put('cubbi-config/home/.keep');
  put('validator-report/.keep');
  put('dev/termination-log');
  put('app/.keep');
  symlinkSync(`${root}/cubbi-config/validator`, `${root}/app/.validator`);
  mkdirSync(`${root}/home`);
  symlinkSync(`${root}/cubbi-config/home`, `${root}/home/cubbi`);
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

test('a shell of each kind is there to test with', () => {
  expect(SHELLS.length).toBeGreaterThan(0);
});

describe.each(SHELLS)('the scripts of the boots in $shell', ({ command, tools }) => {
  beforeEach(() => install(tools));

  test('the probe tells what it is and what it finds, and prints nothing', () => {
    prepare();
    const { status, stdout, stderr } = run(command, 'probe.sh', ['one', '-b', 'two words']);
    expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: '', stderr: '' });
    const found = report();
    expect(found).toMatchObject({
      uid: process.getuid?.(),
      gid: process.getgid?.(),
      home: '/home/cubbi',
      args: ['one', '-b', 'two words'],
      status: 'INIT_COMPLETE=true',
      initLog: { bytes: 62, initializing: true, plugin: 'Ran', switching: false, canaryLines: [] },
      foreign: [],
      canaryFiles: [],
      mentions: { model: [], mcpFirst: [], mcpSecond: [] },
    });
    expect(found.tool).toBeUndefined();
    expect(found.processes.length).toBeGreaterThan(0);
    expect(found.places).toMatchObject({
      '/app': { kind: 'Directory' },
      '/home/cubbi': { kind: 'Symlink' },
      '/cubbi-config-alt': { kind: 'Missing' },
      '/cubbi/cubbi_init.py': { kind: 'File', mode: 0o755 },
    });
    expect(found.links).toMatchObject([
      { source: '/app/.validator', target: '/cubbi-config/validator', resolves: true },
      { source: '/app/.tool', target: '', resolves: false },
    ]);
    expect(markedSources(left(), LINKS)).toEqual(['/app/.validator', '/home/cubbi']);
    expect(readFileSync(`${root}/dev/termination-log`, 'utf8')).toBe('');
  });

  test('secrets, models and servers are found in files, with permissions', () => {
    prepare();
    put('cubbi-config/home/.config/demo.json', `{"key": "${CANARY}-OPENAI_API_KEY"}`, 0o640);
    put('app/notes', 'validator-model-7f3 validator-mcp-a', 0o600);
    put('home/other', CANARY);
    put('cubbi/init.log', `ok\nurl=${CANARY}-MCP_1_URL\n`);
    run(command, 'probe.sh');
    expect(report()).toMatchObject({
      initLog: { canaryLines: [2] },
      canaryFiles: [{ path: '/home/cubbi/.config/demo.json', mode: 0o640 }],
      mentions: { model: ['/app/notes'], mcpFirst: ['/app/notes'], mcpSecond: [] },
    });
  });

  test.each([
    {
      reason: 'it works',
      tool: ['sh', '-c', 'echo "it\'s $0"', 'v1 $HOME'],
      code: 0,
      line: /^it's v1 \$HOME$/,
    },
    {
      reason: 'it fails and says why',
      tool: ['sh', '-c', 'echo no >&2; exit 3'],
      code: 3,
      line: /^no$/,
    },
    { reason: 'it is not there', tool: ['no-such-tool'], code: 127, line: /no-such-tool/ },
  ])('the tool is run: $reason', ({ tool, code, line }) => {
    prepare(tool);
    run(command, 'probe.sh');
    expect(report().tool).toEqual({ exitCode: code, line: expect.stringMatching(line) });
  });

  test('a tool that hangs is ended', () => {
    prepare(['sleep', '20'], 5);
    run(command, 'probe.sh');
    // That of `timeout`: a tool that had its 20 seconds ends with 0.
    expect(report().tool).toMatchObject({ exitCode: 124 });
  });

  test('names that could be headers are left out, and a log that could be is quoted', () => {
    prepare();
    put('cubbi/a\n@end', '');
    put('cubbi/$(id)', '');
    put('cubbi/init.log', '@end\n|@self\n');
    run(command, 'probe.sh');
    const names = Object.keys(report().places).filter((path) => path.startsWith('/cubbi/'));
    expect(names.sort()).toEqual(['/cubbi/cubbi_init.py', '/cubbi/init.log', '/cubbi/init.status']);
  });

  test('an image without the usual tools leaves out what they would tell', () => {
    prepare();
    const [program = '', ...options] = command;
    const { stdout } = spawnSync('sh', ['-c', `command -v ${program}`], { encoding: 'utf8' });
    spawnSync(stdout.trim(), [...options, join(root, 'validator/probe.sh')], {
      env: { PATH: '/nowhere', HOME: '/nowhere' },
      timeout: 30_000,
      stdio: 'ignore',
    });
    // A shell that has these built in needs no other program.
    if (program === 'busybox') return;
    const found = report('report.part');
    expect(found).toMatchObject({ status: 'INIT_COMPLETE=true', uid: process.getuid?.() });
    expect(found).toMatchObject({ foreign: undefined, canaryFiles: undefined, places: {} });
  });

  test('a folder that cannot be written to is told, and does not make the boot fail', () => {
    prepare();
    rmSync(`${root}/validator-report`, { recursive: true });
    expect(run(command, 'probe.sh').status).toBe(0);
    expect(readFileSync(`${root}/dev/termination-log`, 'utf8')).toBe('validator: no report');
  });

  test('the second boot finds the markers of the first, and ends as it was told', () => {
    prepare();
    run(command, 'probe.sh');
    rmSync(`${root}/cubbi-config/validator/.validator-marker`);
    expect(run(command, 'second.sh', ['42']).status).toBe(42);
    const message = readFileSync(`${root}/dev/termination-log`, 'utf8');
    expect(parseSecondReport(message, LINKS, markedSources(left(), LINKS))).toEqual({
      known: true,
      value: {
        uid: process.getuid?.(),
        gid: process.getgid?.(),
        channel: 'Config',
        kept: ['/home/cubbi'],
        lost: ['/app/.validator'],
      },
    });
  });

  test('the boot with nothing set tells who it is', () => {
    prepare();
    expect(run(command, 'defaults.sh').status).toBe(0);
    const message = readFileSync(`${root}/dev/termination-log`, 'utf8');
    expect(parseDefaultsReport(message)).toEqual({
      known: true,
      value: { uid: process.getuid?.(), gid: process.getgid?.() },
    });
  });
});
