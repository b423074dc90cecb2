import { execFileSync } from 'node:child_process';
import { chmodSync, linkSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { TestFile } from './test-image.ts';

/** Something that a layer of an image brings or, as a whiteout, removes. Paths are relative; a path that ends with `/` is a folder. */
export interface ImageFile {
  readonly path: string;
  readonly content?: string | Uint8Array;
  readonly mode?: number;
  /** Of user and group, in archives alone; by default the tests' own. */
  readonly owner?: number;
  /** A symbolic link to this. */
  readonly link?: string;
  /** A hard link to this path of the image. */
  readonly same?: string;
  readonly pipe?: boolean;
  /** Removes what lower layers brought there; of a folder only what was in it where `opaque`. */
  readonly removes?: 'Path' | 'Content';
}

/** The owner of all that tests may write to disk. */
export const OWNER = { uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 };

/** The same as entries of an archive. */
export function archiveOf(files: readonly ImageFile[]): TestFile[] {
  return files.map((file): TestFile => {
    const { path, content = '', link, same, owner } = file;
    const ids = owner === undefined ? OWNER : { uid: owner, gid: owner };
    const header = { name: nameOf(file), mode: modeOf(file), ...ids };
    if (link !== undefined) return { ...header, type: 'symlink', linkname: link };
    if (same !== undefined) return { ...header, type: 'link', linkname: same };
    if (file.pipe) return { ...header, type: 'fifo' };
    if (path.endsWith('/') && file.removes === undefined) return { ...header, type: 'directory' };
    return { ...header, content };
  });
}

/** Applies layers to a folder. Parents must not be links. */
export function unpackLayers(layers: readonly (readonly ImageFile[])[], root: string): void {
  for (const files of layers) {
    const removing = files.filter(({ removes }) => removes !== undefined);
    for (const { path } of removing) rmSync(join(root, path), { recursive: true, force: true });
    // The folder of a whiteout is there; so is one that hides what was in it.
    for (const { path, removes } of removing)
      mkdirSync(join(root, removes === 'Path' ? dirname(path) : path), { recursive: true });
    for (const file of files) if (file.removes === undefined) unpack(file, root);
  }
}

function nameOf({ path, removes }: ImageFile): string {
  if (removes === undefined) return path;
  if (removes === 'Content') return `${path}.wh..wh..opq`;
  const cut = path.replace(/\/$/, '').lastIndexOf('/') + 1;
  return `${path.slice(0, cut)}.wh.${path.slice(cut).replace(/\/$/, '')}`;
}

function modeOf({ path, mode, link }: ImageFile): number {
  return mode ?? (link !== undefined ? 0o777 : path.endsWith('/') ? 0o755 : 0o644);
}

function unpack(file: ImageFile, root: string): void {
  const { path, content = '', link, same } = file;
  const place = join(root, path);
  const mode = modeOf(file);
  mkdirSync(dirname(place), { recursive: true });
  if (path.endsWith('/')) {
    mkdirSync(place, { recursive: true });
    chmodSync(place, mode);
    return;
  }
  rmSync(place, { force: true });
  if (link !== undefined) symlinkSync(link, place);
  else if (same !== undefined) linkSync(join(root, same), place);
  else {
    if (file.pipe) execFileSync('mkfifo', [place]);
    else writeFileSync(place, content);
    chmodSync(place, mode);
  }
}
