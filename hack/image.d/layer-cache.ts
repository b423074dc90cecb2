import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { BuildContext } from './build-context.ts';
import { isPresent } from './is-present.ts';
import type { LayerEntry } from './layer-entry.ts';
import type { LayerSource } from './layer-source.ts';
import { moveFile } from './move-file.ts';
import { sha256 } from './sha256.ts';
import { writeTarLayer } from './tar-layer.ts';
import type { LayerBlob } from './tar-layer.ts';
import { withStaging } from './with-staging.ts';

/** Part of every key: raise it when the writer changes what it writes. */
const writerVersion = 'layer-1';

/** Where the cache keeps a blob. */
export function blobPath(context: BuildContext, digest: string): string {
  return join(context.cache, 'blobs', digest.replace(':', '/'));
}

/**
 * The layer's blob, made only when no blob of the same fingerprint is in the cache. Its bytes are at
 * {@link blobPath}.
 */
export async function cachedLayer(
  context: BuildContext,
  source: LayerSource,
  about: string,
): Promise<LayerBlob> {
  const key = sha256(`${writerVersion}\n${process.versions.zlib}\n${await source.fingerprint()}`);
  const record = join(context.cache, 'layers', `${key}.json`);
  const known = await readRecord(record);
  if (known !== undefined && (await isPresent(blobPath(context, known.digest)))) {
    return known;
  }
  context.log(`making layer ${about}`);
  return makeLayer(context, await source.entries(), record);
}

function makeLayer(
  context: BuildContext,
  entries: readonly LayerEntry[],
  record: string,
): Promise<LayerBlob> {
  return withStaging(context, async (folder) => {
    const blob = await writeTarLayer(entries, join(folder, 'blob'));
    await writeFile(join(folder, 'record'), JSON.stringify(blob));
    await moveFile(join(folder, 'blob'), blobPath(context, blob.digest));
    await moveFile(join(folder, 'record'), record);
    return blob;
  });
}

async function readRecord(path: string): Promise<LayerBlob | undefined> {
  if (!(await isPresent(path))) {
    return undefined;
  }
  return JSON.parse(await readFile(path, 'utf8')) as LayerBlob;
}
