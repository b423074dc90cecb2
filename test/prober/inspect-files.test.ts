import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspectFiles } from '../../src/prober/inspect-files.ts';

let folder: string;
let root: string;

/** A static ELF header for amd64 without program headers (System V ABI). */
function elf(): Buffer {
  const bytes = Buffer.alloc(64);
  bytes.set([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1]);
  bytes.writeUInt16LE(62, 18);
  return bytes;
}

beforeAll(() => {
  process.umask(0o022);
  folder = mkdtempSync(join(tmpdir(), 'inspect-files-'));
  root = join(folder, 'root');
  mkdirSync(join(root, 'usr/bin'), { recursive: true });
  mkdirSync(join(root, 'etc'));
  writeFileSync(join(root, 'usr/bin/agent'), elf(), { mode: 0o755 });
  writeFileSync(join(root, 'usr/bin/script'), '#!/bin/sh\nexit 0\n', { mode: 0o755 });
  writeFileSync(join(root, 'usr/bin/crlf'), '#!/bin/sh\r\nexit 0\r\n', { mode: 0o755 });
  writeFileSync(join(root, 'etc/broken'), elf().subarray(0, 20), { mode: 0o644 });
  writeFileSync(join(root, 'etc/text'), 'text', { mode: 0o640 });
  writeFileSync(join(root, 'etc/empty'), '', { mode: 0o644 });
  writeFileSync(join(folder, 'secret'), '#!/secret\n', { mode: 0o755 });
  chmodSync(join(root, 'usr/bin/agent'), 0o4755);
  const links: Record<string, string> = {
    bin: 'usr/bin',
    absolute: '/usr/bin/script',
    'escape-absolute': join(folder, 'secret'),
    'escape-relative': '../../../../../../../../../../../..' + join(folder, 'secret'),
    'up-and-back': '../../usr/bin/script',
    'loop-a': 'loop-b',
    'loop-b': 'loop-a',
    dangling: 'nowhere',
    'through-file': 'etc/text/below',
  };
  for (const [name, target] of Object.entries(links)) symlinkSync(target, join(root, name));
  for (let step = 0; step < 45; step += 1)
    symlinkSync(step === 0 ? 'usr/bin/script' : `chain-${step - 1}`, join(root, `chain-${step}`));
  execFileSync('mkfifo', [join(root, 'etc/pipe')]);
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

const MISSING = { known: true, value: { state: 'Missing' } };
const SCRIPT = {
  known: true,
  value: { state: 'Present', kind: 'File', mode: 0o755, interpreter: '/bin/sh' },
};

describe('inspectFiles', () => {
  test.each([
    {
      reason: 'a program has an architecture, and its special mode bits show',
      path: '/usr/bin/agent',
      want: {
        known: true,
        value: {
          state: 'Present',
          kind: 'File',
          mode: 0o4755,
          elf: { architecture: 'amd64', static: true },
        },
      },
    },
    { reason: 'a script has an interpreter', path: '/usr/bin/script', want: SCRIPT },
    {
      reason: 'a carriage return is part of the interpreter',
      path: '/usr/bin/crlf',
      want: {
        known: true,
        value: { state: 'Present', kind: 'File', mode: 0o755, interpreter: '/bin/sh\ufffd' },
      },
    },
    { reason: 'a folder may be a link', path: '/bin/script', want: SCRIPT },
    { reason: 'an absolute link starts at the root of the image', path: '/absolute', want: SCRIPT },
    { reason: '.. at the root stays there', path: '/up-and-back', want: SCRIPT },
    { reason: '.. in the path itself too', path: '/../../usr/bin/script', want: SCRIPT },
    { reason: 'an absolute link leads nowhere else', path: '/escape-absolute', want: MISSING },
    { reason: 'a relative link leads nowhere else', path: '/escape-relative', want: MISSING },
    { reason: 'a loop of links is no file', path: '/loop-a', want: MISSING },
    { reason: 'forty links are followed, as Linux does', path: '/chain-39', want: SCRIPT },
    { reason: 'and no more', path: '/chain-40', want: MISSING },
    { reason: 'a link may lead to nothing', path: '/dangling', want: MISSING },
    { reason: 'a file has nothing below it', path: '/through-file', want: MISSING },
    { reason: 'a missing file is missing', path: '/usr/bin/none', want: MISSING },
    {
      reason: 'a name may be too long',
      path: `/${'x'.repeat(300)}`,
      want: MISSING,
    },
    {
      reason: 'a folder is no file',
      path: '/etc',
      want: { known: true, value: { state: 'Present', kind: 'Directory', mode: 0o755 } },
    },
    {
      reason: 'a pipe is not opened',
      path: '/etc/pipe',
      want: { known: true, value: { state: 'Present', kind: 'Other', mode: 0o644 } },
    },
    {
      reason: 'an empty file is a file',
      path: '/etc/empty',
      want: { known: true, value: { state: 'Present', kind: 'File', mode: 0o644 } },
    },
    {
      reason: 'a header that is cut tells nothing',
      path: '/etc/broken',
      want: {
        known: false,
        reason: 'EvidenceUnreadable',
        message: 'The file could not be read (ELF)',
      },
    },
  ])('$reason', async ({ path, want }) => {
    expect(await inspectFiles(root, [path])).toEqual({ [path]: want });
  });

  test('without a mount nothing is known: that is no missing file', async () => {
    expect(await inspectFiles(join(folder, 'none'), ['/bin/sh'])).toEqual({
      '/bin/sh': {
        known: false,
        reason: 'EvidenceUnreadable',
        message: 'The image is not mounted',
      },
    });
  });
});
