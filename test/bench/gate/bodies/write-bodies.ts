import { randomUUID } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import type { Bench } from '../bench.ts';
import { BARE_UID } from './bare-uid.ts';
import { makeBodies } from './make-bodies.ts';
import { shuffled } from './shuffled.ts';
import type { TemplatePlace } from './template-place.ts';

/** How large reviews are: about 6 KB, 50 KB, 500 KB. */
export type BodySize = '6k' | '50k' | '500k';

const BYTES: Readonly<Record<BodySize, number>> = { '6k': 6_000, '50k': 50_000, '500k': 500_000 };
/** Files are about as large where that leaves enough reviews: none fits the generator's cache much better than another. */
const FILE_BYTES = 12e6;
const MOST = 2_000;
/** Few would all have the same verdict. */
const FEWEST = 60;

/** What is written. */
export interface BodiesKind {
  readonly size: BodySize;
  /** Whether the server decides; one whose answer never changes gets the uid that it answers with in all reviews. */
  readonly decides: boolean;
}

/** Writes reviews of pods that use templates spread over all of them, a line each. Returns the file. */
export async function writeBodies(
  { root, folder }: Pick<Bench, 'root' | 'folder'>,
  templates: readonly TemplatePlace[],
  { size, decides }: BodiesKind,
): Promise<string> {
  const bytes = BYTES[size];
  const count = Math.max(FEWEST, Math.min(MOST, Math.ceil(FILE_BYTES / bytes)));
  const bodies = makeBodies({
    review: await readFile(`${root}/test/admission/corpus/pod-create.json`, 'utf8'),
    templates: shuffled(templates, ({ namespace, name }) => `${namespace}/${name}`),
    count,
    bytes,
    uid: () => (decides ? randomUUID() : BARE_UID),
  });
  const file = `${folder}/${decides ? 'reviews' : 'reviews-bare'}-${templates.length}-${size}`;
  await writeFile(file, `${bodies.join('\n')}\n`);
  return file;
}
