import { createHash } from 'node:crypto';
import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { bootLinks } from '../contract/cubbi/boot/boot-links.ts';
import type { FilesReport } from '../contract/cubbi/boot/files-report.ts';
import type { CubbiFiles } from '../contract/cubbi/files/cubbi-files.ts';
import { bootFiles, type BootFileSettings } from '../contract/cubbi/pod/boot-files.ts';

/** What the boots of one image are prepared from. */
export interface BootPreparation extends Omit<BootFileSettings, 'links'> {
  /** Where the image is mounted; undefined where the node cannot. */
  readonly root?: string;
  /** An empty folder. */
  readonly into: string;
}

const MOST_WALK_MILLISECONDS = 120_000;

/**
 * Looks at the files of the image and writes what its boots will see: scripts, and configuration files with the links that the image's own
 * metadata asks for.
 *
 * @throws Error of the file system where the files could not be written
 */
export async function prepareBoot({
  root,
  into,
  ...settings
}: BootPreparation): Promise<FilesReport> {
  const files = root === undefined ? { trouble: 'NotMounted' } : await filesOf(root);
  const links = bootLinks('files' in files ? files.files.metadata : undefined);
  for (const { name, mode, content } of bootFiles({ ...settings, links })) {
    const path = join(into, name);
    await writeFile(path, content, { mode });
    // The mode of a new file is what the process's umask leaves of it.
    await chmod(path, mode);
  }
  return { v: 1, links, ...files };
}

/** An image that cannot be read is booted all the same. */
async function filesOf(root: string): Promise<{ files: CubbiFiles } | { trouble: string }> {
  // Loaded here: other probes have no use for parsers.
  const { createMountedTree } = await import('./mounted-tree.ts');
  const { collectCubbiFiles } = await import('../contract/cubbi/files/collect-cubbi-files.ts');
  const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
  const late = delay(MOST_WALK_MILLISECONDS, { trouble: 'TimedOut' }, { ref: false });
  try {
    const collected = collectCubbiFiles(createMountedTree(root), sha256);
    return await Promise.race([collected.then((files) => ({ files })), late]);
  } catch (error) {
    return { trouble: (error as NodeJS.ErrnoException).code ?? 'unknown' };
  }
}
