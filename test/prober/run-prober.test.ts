import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseAgentReport } from '../../src/evidence/parse-agent-report.ts';
import { parseFilesReport } from '../../src/evidence/parse-files-report.ts';
import { runProber } from '../../src/prober/run-prober.ts';
import { http, localServer } from './local-server.ts';

let folder: string;
let said: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'run-prober-'));
  said = '';
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

function run(args: readonly string[], env: Record<string, string> = {}): Promise<number> {
  return runProber(args, {
    env,
    stderr: {
      write: (text) => {
        said += text;
      },
    },
  });
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
    { args: [], says: 'expected agent or files, got nothing' },
    { args: ['pod'], says: 'expected agent or files, got pod' },
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
});
