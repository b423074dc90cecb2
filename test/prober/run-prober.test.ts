import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseFilesReport as parseCubbiFiles } from '../../src/contract/cubbi/boot/parse-files-report.ts';
import { parseLeftReport } from '../../src/contract/cubbi/boot/parse-left-report.ts';
import { parseAgentReport } from '../../src/evidence/parse-agent-report.ts';
import { parseFilesReport } from '../../src/evidence/parse-files-report.ts';
import { readBulkReport } from '../../src/evidence/read-bulk-report.ts';
import { runProber } from '../../src/prober/run-prober.ts';
import { http, localServer } from './local-server.ts';

let folder: string;
let said: string;
let printed: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'run-prober-'));
  said = '';
  printed = '';
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

function run(args: readonly string[], env: Record<string, string> = {}): Promise<number> {
  return runProber(args, {
    env,
    stdout: {
      write: (text, done) => {
        printed += text;
        done();
      },
    },
    stderr: {
      write: (text) => {
        said += text;
      },
    },
  });
}

/** The value of the report in the log. */
function bulk(): unknown {
  const read = readBulkReport(printed);
  return read.known ? read.value : read.message;
}

describe('runProber', () => {
  test('probe agent writes what the agent said, in a report that its reader understands', async () => {
    const info = {
      language: 'node',
      agentContract: '1',
      runtimeProbe: 'node --version',
      runtimeProbeOK: true,
      runtimeProbeOutput: 'v24.21.0\n\u001b[0m"quoted"',
    };
    const server = await localServer((socket) =>
      socket.write(http('200 OK', JSON.stringify(info))),
    );
    const file = join(folder, 'report');
    writeFileSync(file, 'the kubelet makes an empty file; what is in it goes');
    const code = await run(
      ['agent', '--port', String(server.port), '--timeout', '5', '--report', file],
      { POD_IP: '127.0.0.1' },
    );
    await server.close();
    expect(code).toBe(0);
    expect(parseAgentReport(readFileSync(file, 'utf8'))).toEqual({
      known: true,
      value: {
        answered: true,
        afterMilliseconds: expect.any(Number),
        info: { ...info, runtimeProbeOutput: 'v24.21.0 [0m"quoted"' },
      },
    });
  });

  test('probe files writes what it found, in a report that its reader understands', async () => {
    const file = join(folder, 'report');
    mkdirSync(join(folder, 'image'));
    writeFileSync(join(folder, 'image/run.sh'), '#!/bin/sh\n', { mode: 0o755 });
    const code = await run([
      ...['files', '--root', join(folder, 'image'), '--report', file],
      ...['--path', '/run.sh', '--path', '/none'],
    ]);
    expect(code).toBe(0);
    expect(parseFilesReport(readFileSync(file, 'utf8'))).toEqual({
      known: true,
      value: {
        '/run.sh': {
          known: true,
          value: { state: 'Present', kind: 'File', mode: 0o755, interpreter: '/bin/sh' },
        },
        '/none': { known: true, value: { state: 'Missing' } },
      },
    });
  });

  test.each([
    { args: [], says: 'expected agent, files, cubbi or cubbi-report, got nothing' },
    { args: ['pod'], says: 'expected agent, files, cubbi or cubbi-report, got pod' },
    { args: ['agent'], says: '--address must be an IP address, got ""' },
    {
      args: ['agent', '--address', 'example.com'],
      says: '--address must be an IP address, got "example.com"',
    },
    {
      args: ['agent', '--address', '::1', '--port', '99999'],
      says: '--port must be a whole number from 1 to 65535, got "99999"',
    },
    {
      args: ['agent', '--address', '::1', '--timeout', '1.5'],
      says: '--timeout must be a whole number from 1 to 3600, got "1.5"',
    },
    { args: ['agent', '--adress', '::1'], says: "Unknown option '--adress'" },
    { args: ['files', '--path', '/bin/sh'], says: '--root is missing' },
    { args: ['cubbi', '--canary', 'CNRY0123456789abcdef'], says: '--into is missing' },
    {
      args: ['cubbi', '--into', '/x'],
      says: '--canary must be 8 to 64 letters and digits, got ""',
    },
    { args: ['cubbi-report'], says: '--from is missing' },
    {
      args: ['files', '--root', '/', '--path', 'bin/sh'],
      says: '--path must be absolute, got "bin/sh"',
    },
  ])('refuses $args and says why', async ({ args, says }) => {
    expect(await run(args)).toBe(2);
    expect(said).toContain(says);
    expect(said).toContain('usage: probe agent');
  });

  test('says when the report could not be written', async () => {
    const report = join(folder, 'none/report');
    expect(await run(['files', '--root', folder, '--report', report])).toBe(1);
    expect(said).toContain('the report was not written: ENOENT');
  });

  test('probe cubbi prepares the boots without an image, and says so in its log', async () => {
    const into = join(folder, 'validator');
    mkdirSync(into);
    const canary = 'CNRY0123456789abcdef';
    const code = await run(['cubbi', '--into', into, '--canary', canary, '--tool=--version']);
    expect({ code, said }).toEqual({ code: 0, said: '' });
    expect(readBulkReport(printed)).toMatchObject({
      known: true,
      value: { v: 1, trouble: 'NotMounted', links: [{ source: '/app/.validator' }] },
    });
    const modes = readdirSync(into).map((name) => [name, statSync(join(into, name)).mode & 0o777]);
    expect(Object.fromEntries(modes)).toEqual({
      'defaults.sh': 0o644,
      'first.yaml': 0o600,
      'malformed.yaml': 0o600,
      'probe.sh': 0o644,
      'second.sh': 0o644,
      'second.yaml': 0o600,
      'tool.sh': 0o644,
      sources: 0o644,
    });
    expect(readFileSync(join(into, 'sources'), 'utf8')).toBe('/app/.validator\n');
  });

  test('probe cubbi boots an image that it cannot read all the same', async () => {
    const root = join(folder, 'no-such-image');
    const args = ['cubbi', '--into', folder, '--canary', 'CNRY0123456789abcdef', '--root', root];
    expect(await run(args)).toBe(0);
    expect(parseCubbiFiles(bulk())).toMatchObject({ known: true, value: { links: [{}] } });
  });

  test('probe cubbi exits 1 where it cannot write', async () => {
    const into = join(folder, 'no-such-folder');
    expect(await run(['cubbi', '--into', into, '--canary', 'CNRY0123456789abcdef'])).toBe(1);
    expect(said).toMatch(/^probe: the report was not written: ENOENT/);
    expect(printed).toBe('');
  });

  test.each([
    [
      'what a probe left',
      (file: string) => writeFileSync(file, '@end\n'),
      { state: 'Left', text: '@end\n' },
    ],
    ['that there is nothing', () => undefined, { state: 'Absent' }],
    ['a folder', (file: string) => mkdirSync(file), { state: 'Unfit' }],
    ['a link', (file: string) => symlinkSync('/etc/passwd', file), { state: 'Unfit' }],
    ['a pipe', (file: string) => spawnSync('mkfifo', [file]), { state: 'Unfit' }],
    [
      'a file too large',
      (file: string) => writeFileSync(file, 'x'.repeat(1e6)),
      { state: 'Unfit' },
    ],
  ])('probe cubbi-report passes on %s', async (_, make, want) => {
    const file = join(folder, 'left');
    make(file);
    expect(await run(['cubbi-report', '--from', file])).toBe(0);
    expect(parseLeftReport(bulk())).toEqual({ known: true, value: { v: 1, ...want } });
  });

  // A pipe holds 64 KiB: a process that ends before its reader came leaves that much and no more.
  test('a report that is larger than a pipe reaches a reader that is slow', () => {
    const file = join(folder, 'left');
    const text = '\u0001'.repeat(90_000);
    writeFileSync(file, text);
    const probe = '"$0" src/main.ts probe cubbi-report --from "$1"';
    const { stdout } = spawnSync(
      'sh',
      ['-c', `${probe} | (sleep 1; cat)`, process.execPath, file],
      {
        encoding: 'utf8',
        maxBuffer: 1024 * 1024,
      },
    );
    expect(readBulkReport(stdout)).toEqual({ known: true, value: { v: 1, state: 'Left', text } });
  });
});
