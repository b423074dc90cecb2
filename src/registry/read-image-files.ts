import type { FileFacts } from '../evidence/image-evidence.ts';
import { broken } from './broken.ts';
import type { RegistrySession } from './create-registry-session.ts';
import { faultOf } from './fault-of.ts';
import { createImageTree } from './image-tree.ts';
import type { ImageTree } from './image-tree.ts';
import { LayerBudgetError, createLayerBudget } from './layer-budget.ts';
import type { LayerBudget } from './layer-budget.ts';
import type { Descriptor } from './parse-manifest.ts';
import { readLayer } from './read-layer.ts';
import { RegistryError } from './registry-error.ts';
import type { LayerLimits } from './registry-options.ts';
import { unavailable } from './unavailable.ts';

/** What to read. */
export interface FilesQuestion {
  /** From the lowest to the highest. */
  readonly layers: readonly Descriptor[];
  /** Absolute paths. */
  readonly paths: readonly string[];
  readonly limits: LayerLimits;
}

/** Media types of layers that are archives (OCI image spec, "Media Types"; Docker's image manifest V2, schema 2). */
const LAYER_TYPE =
  /^application\/vnd\.(?:oci\.image\.layer\.v1\.tar(?:\+gzip|\+zstd)?|docker\.image\.rootfs\.diff\.tar(?:\.gzip|\.zstd)?)$/;

/**
 * Facts about files from the layers of one platform's image, one layer after the other. Every layer is read to its end, so that its digest
 * is verified before anything is told. Throws a `RegistryError` where they cannot be read or are above a bound: that is no fact about a file.
 */
export async function readImageFiles(
  session: RegistrySession,
  { layers, paths, limits }: FilesQuestion,
): Promise<FileFacts> {
  const { who } = session;
  if (!layers.every(({ mediaType }) => LAYER_TYPE.test(mediaType))) throw broken(who, 'LayerType');
  const total = layers.reduce((sum, { size }) => sum + size, 0);
  if (total > limits.totalBytes || layers.some(({ size }) => size > limits.layerBytes))
    throw tooLarge();
  const tree = createImageTree();
  const budget = createLayerBudget(limits);
  for (const [index, layer] of layers.entries())
    await applyLayer(session, { layer, number: index + 1, tree, budget });
  return Object.fromEntries(
    paths.map((path) => [path, { known: true, value: tree.fact(path) }] as const),
  );
}

interface Application {
  readonly layer: Descriptor;
  readonly number: number;
  readonly tree: ImageTree;
  readonly budget: LayerBudget;
}

async function applyLayer(session: RegistrySession, application: Application): Promise<void> {
  const { layer, number, tree, budget } = application;
  const { who, signal } = session;
  const { status, body } = await session.open(`blobs/${layer.digest}`);
  if (status === 404) {
    body.dump().catch(() => undefined);
    throw broken(who, 'LayerMissing');
  }
  const seen = { danglingLink: false };
  const algorithm = layer.digest.startsWith('sha512:') ? 'sha512' : 'sha256';
  const digest = await readLayer(body, algorithm, {
    budget,
    signal,
    onEntry: (entry) => {
      if (!tree.apply(entry, number)) seen.danglingLink = true;
    },
  }).catch((error: unknown) => {
    throw readingError(who, error);
  });
  if (digest !== layer.digest) throw broken(who, 'DigestMismatch');
  if (seen.danglingLink) throw broken(who, 'BadLayer');
}

function readingError(who: string, error: unknown): RegistryError {
  if (error instanceof LayerBudgetError) return tooLarge();
  const code = String((error as { code?: unknown } | null)?.code);
  const fault = faultOf(error);
  if (fault === 'TimedOut') return unavailable(who, 'TimedOut', { cause: error });
  if (code.startsWith('UND_') || code === 'ECONNRESET')
    return unavailable(who, 'Cut', { cause: error });
  return broken(who, 'BadLayer', { cause: error });
}

function tooLarge(): RegistryError {
  const message =
    "the image's layers hold more than is read from a registry; build it smaller, or use nodes with image volumes";
  return new RegistryError({ outcome: 'Unknown', reason: 'EvidenceUnreadable', message });
}
