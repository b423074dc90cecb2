import type { FileTree } from '../../evidence/file-tree.ts';
import type { RegistrySession } from '../create-registry-session.ts';
import { createImageTree } from './image-tree.ts';
import type { StoredFile } from './image-tree.ts';
import { createLayerTree } from './create-layer-tree.ts';
import { readLayers } from './read-layers.ts';
import type { KeptFile, LayersReading } from './read-layers.ts';
import { RegistryError } from '../registry-error.ts';
import { TreeReadError } from './tree-read-error.ts';
import { unavailable } from '../unavailable.ts';

/** What to read, and what to make of it. */
export interface TreeQuestion<T> extends Pick<LayersReading, 'layers' | 'limits'> {
  /** How many first bytes of a file will be asked for, by its path as the layer names it; 0 for most. */
  readonly keep: (name: string) => number;
  readonly collect: (tree: FileTree) => Promise<T>;
}

/** Bytes that are kept of the files that `keep` names, each counted with what keeping it costs. */
const MOST_KEPT_BYTES = 16 * 1024 * 1024;
/** Bytes that are kept of the files that were asked for and had not been kept. */
const MOST_MISSED_BYTES = 16 * 1024 * 1024;
const COST_OF_KEEPING = 256;
/** How often the layers are read at most. */
const MOST_READINGS = 3;

/**
 * Gives the files of one platform's image, as its layers make them, to `collect`, and returns what that gathers.
 *
 * A layer does not say which of its files a path leads to in the end: links and later layers decide that. Contents are therefore kept by name,
 * at most 16 MiB; where `collect` asks for others, the layers that hold them are read again for exactly these, at most 16 MiB, and `collect`
 * begins anew, twice at most. So no order of layers and no junk in them keeps a file from being read that is asked for.
 *
 * Throws a `RegistryError` where the layers, or a file that `collect` cannot do without, cannot be read: that is no fact about a file.
 */
export async function readImageTree<T>(
  session: RegistrySession,
  question: TreeQuestion<T>,
): Promise<T> {
  const { layers, limits, collect } = question;
  const { who, signal } = session;
  const image = createImageTree();
  const keep = keepByName(question);
  const onEntry: LayersReading['onEntry'] = (entry, layer) => image.apply(entry, layer);
  await readLayers(session, { layers, limits, keep, onEntry });
  try {
    for (let readings = 1; ; readings += 1) {
      const tree = createLayerTree({ image, signal, mostMissed: MOST_MISSED_BYTES });
      const [outcome] = await Promise.allSettled([collect(tree)]);
      // What was gathered after that may lack anything.
      signal.throwIfAborted();
      if (tree.missed.size > 0 && readings < MOST_READINGS)
        await readMissed(session, question, tree.missed);
      else if (outcome.status === 'fulfilled') return outcome.value;
      else throw outcome.reason;
    }
  } catch (error) {
    if (signal.aborted) throw unavailable(who, 'TimedOut', { cause: error });
    throw error instanceof TreeReadError ? unreadable(error) : error;
  }
}

function keepByName({ keep }: Pick<TreeQuestion<unknown>, 'keep'>): (file: KeptFile) => number {
  let room = MOST_KEPT_BYTES;
  return ({ name, size }) => {
    const bytes = Math.min(keep(name), size);
    const cost = bytes + COST_OF_KEEPING;
    if (bytes === 0 || cost > room) return 0;
    room -= cost;
    return bytes;
  };
}

/** Completes the contents in place. Layers are verified again, so that nothing of a layer is believed that is not what its digest says. */
async function readMissed(
  session: RegistrySession,
  { layers, limits }: Pick<TreeQuestion<unknown>, 'layers' | 'limits'>,
  missed: ReadonlyMap<StoredFile, number>,
): Promise<void> {
  const files = new Map([...missed].map(([file, bytes]) => [keyOf(file), { file, bytes }]));
  await readLayers(session, {
    layers,
    limits,
    only: new Set([...missed.keys()].map(({ layer }) => layer)),
    keep: (file) => files.get(keyOf(file))?.bytes ?? 0,
    onEntry: ({ details }) => {
      const found = details && files.get(keyOf(details.stored));
      if (found !== undefined) found.file.bytes = details?.stored.bytes ?? found.file.bytes;
      return true;
    },
  });
}

function keyOf({ layer, entry }: Pick<StoredFile, 'layer' | 'entry'>): string {
  return `${layer}/${entry}`;
}

function unreadable(cause: TreeReadError): RegistryError {
  const message =
    "a file that the contract asks for could not be read from the image's layers; use nodes with image volumes";
  return new RegistryError(
    { outcome: 'Unknown', reason: 'EvidenceUnreadable', message },
    { cause },
  );
}
