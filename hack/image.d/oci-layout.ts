import { copyFile, link, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

import { isPresent } from './is-present.ts';
import { moveFile } from './move-file.ts';
import type { OciImage } from './oci-image.ts';
import type { LayerBlob } from './tar-layer.ts';

/** What {@link writeOciLayout} writes and where from. */
export interface OciLayout {
  readonly image: OciImage;
  readonly tag: string;
  readonly layers: readonly LayerBlob[];
  /** Where the bytes of a layer are. */
  readonly blobPath: (digest: string) => string;
}

/**
 * Writes an image as an OCI layout (OCI image-spec, "image layout"). Blobs that are there already stay, layers are
 * linked instead of copied where the disk allows it, and blobs of an earlier build are removed last: whoever reads
 * the layout meanwhile finds a whole image.
 */
export async function writeOciLayout(folder: string, layout: OciLayout): Promise<void> {
  const blobs = join(folder, 'blobs', 'sha256');
  await mkdir(blobs, { recursive: true });
  for (const { digest } of layout.layers) {
    await place(layout.blobPath(digest), blobFile(folder, digest));
  }
  for (const [digest, bytes] of layout.image.documents) {
    await replace(blobFile(folder, digest), bytes);
  }
  await replace(join(folder, 'oci-layout'), Buffer.from('{"imageLayoutVersion":"1.0.0"}'));
  await replace(join(folder, 'index.json'), Buffer.from(JSON.stringify(indexDocument(layout))));
  const needed = [...layout.image.documents.keys(), ...layout.layers.map(({ digest }) => digest)];
  await removeOthers(blobs, new Set(needed.map((digest) => basename(blobFile('/', digest)))));
}

function blobFile(folder: string, digest: string): string {
  return join(folder, 'blobs', digest.replace(':', '/'));
}

function indexDocument({ image, tag }: OciLayout): object {
  return {
    schemaVersion: 2,
    mediaType: 'application/vnd.oci.image.index.v1+json',
    manifests: [{ ...image.top, annotations: { 'org.opencontainers.image.ref.name': tag } }],
  };
}

async function place(from: string, to: string): Promise<void> {
  if (await isPresent(to)) {
    return;
  }
  const temporary = `${to}.${process.pid}.tmp`;
  try {
    await link(from, temporary);
  } catch {
    // Another disk, or a file system without hard links.
    await copyFile(from, temporary);
  }
  await moveFile(temporary, to);
}

async function replace(path: string, content: Buffer): Promise<void> {
  const temporary = `${path}.${process.pid}.tmp`;
  await mkdir(dirname(path), { recursive: true });
  await writeFile(temporary, content);
  await moveFile(temporary, path);
}

async function removeOthers(folder: string, needed: ReadonlySet<string>): Promise<void> {
  const names = await readdir(folder);
  const others = names.filter((name) => !needed.has(name) && !name.endsWith('.tmp'));
  await Promise.all(others.map((name) => rm(join(folder, name))));
}
