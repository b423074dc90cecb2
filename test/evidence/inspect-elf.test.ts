import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { HEADER_BYTES } from '../../src/evidence/header-bytes.ts';
import { inspectElf } from '../../src/evidence/inspect-elf.ts';
import type { ElfInspection } from '../../src/evidence/inspect-elf.ts';
import { elfHeader } from './elf-header.ts';

function elf(architecture: string, isStatic = true): ElfInspection {
  return { kind: 'Elf', architecture, static: isStatic };
}
const unreadable: ElfInspection = { kind: 'Unreadable' };
const notElf: ElfInspection = { kind: 'NotElf' };

describe('inspectElf', () => {
  test.each<{ reason: string; bytes: Uint8Array; want: ElfInspection }>([
    { reason: 'no interpreter is static', bytes: elfHeader(), want: elf('amd64') },
    {
      reason: 'PT_INTERP is dynamic',
      bytes: elfHeader({ types: [6, 3, 1, 1] }),
      want: elf('amd64', false),
    },
    { reason: 'arm64', bytes: elfHeader({ machine: 183 }), want: elf('arm64') },
    { reason: '32-bit arm', bytes: elfHeader({ bits: 32, machine: 40 }), want: elf('arm') },
    { reason: '32-bit x86', bytes: elfHeader({ bits: 32, machine: 3 }), want: elf('386') },
    {
      reason: 'big-endian s390x',
      bytes: elfHeader({ little: false, machine: 22 }),
      want: elf('s390x'),
    },
    { reason: 'little-endian POWER', bytes: elfHeader({ machine: 21 }), want: elf('ppc64le') },
    {
      reason: 'big-endian POWER',
      bytes: elfHeader({ machine: 21, little: false }),
      want: elf('ppc64'),
    },
    { reason: 'riscv64', bytes: elfHeader({ machine: 243 }), want: elf('riscv64') },
    {
      reason: '32-bit RISC-V has no GOARCH name',
      bytes: elfHeader({ bits: 32, machine: 243 }),
      want: elf('unknown'),
    },
    { reason: 'unknown machine', bytes: elfHeader({ machine: 9999 }), want: elf('unknown') },
    {
      reason: 'a file without program headers has no interpreter',
      bytes: elfHeader({ types: [] }),
      want: elf('amd64'),
    },
    { reason: 'an empty file', bytes: new Uint8Array(), want: notElf },
    { reason: 'a script', bytes: Buffer.from('#!/bin/sh\n'), want: notElf },
    { reason: 'half of the magic', bytes: elfHeader().subarray(0, 3), want: notElf },
    { reason: 'only the magic', bytes: elfHeader().subarray(0, 4), want: unreadable },
    { reason: 'a cut header', bytes: elfHeader().subarray(0, 63), want: unreadable },
    { reason: 'cut program headers', bytes: elfHeader().subarray(0, 119), want: unreadable },
    { reason: 'a class of its own', bytes: elfHeader().fill(3, 4, 5), want: unreadable },
    { reason: 'a byte order of its own', bytes: elfHeader().fill(0, 5, 6), want: unreadable },
    {
      reason: 'program headers beyond the end',
      bytes: elfHeader({ start: 2 ** 40 }),
      want: unreadable,
    },
    {
      reason: 'more program headers than any program has',
      bytes: elfHeader({ types: Array.from({ length: 129 }, () => 1) }),
      want: unreadable,
    },
    {
      reason: 'program headers too small to be ones',
      bytes: elfHeader({ entrySize: 8 }),
      want: unreadable,
    },
  ])('$want: $reason', ({ bytes, want }) => {
    expect(inspectElf(bytes)).toEqual(want);
  });

  test('tells what this Node.js is built for', () => {
    const goarch: Partial<Record<string, string>> = { x64: 'amd64', ia32: '386' };
    const first = readFileSync(process.execPath).subarray(0, HEADER_BYTES);
    expect(inspectElf(first)).toEqual(elf(goarch[process.arch] ?? process.arch, false));
  });

  test('never throws on bytes that begin like an ELF file', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.constantFrom(1, 2), (tail, bits) => {
        const bytes = Uint8Array.from([0x7f, 0x45, 0x4c, 0x46, bits, 1, ...tail]);
        expect(['Elf', 'Unreadable']).toContain(inspectElf(bytes).kind);
      }),
    );
  });

  test('reads a view into a larger buffer at its own offset', () => {
    const padded = Buffer.concat([Buffer.alloc(7), elfHeader({ machine: 183 })]);
    expect(inspectElf(padded.subarray(7))).toEqual(elf('arm64'));
  });
});
