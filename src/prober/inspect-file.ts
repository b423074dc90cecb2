import { lstat } from 'node:fs/promises';
import { HEADER_BYTES } from '../evidence/header-bytes.ts';
import type { FileFact } from '../evidence/image-evidence.ts';
import { inspectElf } from '../evidence/inspect-elf.ts';
import { interpreterOf } from '../evidence/interpreter-of.ts';
import type { Known } from '../evidence/known.ts';
import { readFirst } from './read-first.ts';
import { resolveInside } from './resolve-inside.ts';

const PERMISSIONS = 0o7777;

/** What is known of one file of the image that is mounted at `root`. Never rejects: what cannot be read is Unknown. */
export async function inspectFile(root: string, path: string): Promise<Known<FileFact>> {
  try {
    return await inspect(root, path);
  } catch (error) {
    return unreadable((error as NodeJS.ErrnoException).code ?? 'unknown');
  }
}

async function inspect(root: string, path: string): Promise<Known<FileFact>> {
  const place = resolveInside(root, path);
  if (place === undefined) return { known: true, value: { state: 'Missing' } };
  const stats = await lstat(place);
  const mode = stats.mode & PERMISSIONS;
  if (!stats.isFile()) {
    const kind = stats.isDirectory() ? 'Directory' : 'Other';
    return { known: true, value: { state: 'Present', kind, mode } };
  }
  const bytes = await readFirst(place, HEADER_BYTES);
  const elf = inspectElf(bytes);
  if (elf.kind === 'Unreadable') return unreadable('ELF');
  const interpreter = interpreterOf(bytes);
  return {
    known: true,
    value: {
      state: 'Present',
      kind: 'File',
      mode,
      ...(elf.kind === 'Elf'
        ? { elf: { architecture: elf.architecture, static: elf.static } }
        : {}),
      ...(interpreter === undefined ? {} : { interpreter }),
    },
  };
}

function unreadable(code: string): Known<never> {
  return {
    known: false,
    reason: 'EvidenceUnreadable',
    message: `The file could not be read (${code})`,
  };
}
