import { broken } from '../broken.ts';
import type { RegistrySession } from '../create-registry-session.ts';
import { faultOf } from '../fault-of.ts';
import type { LayerEntry } from './image-tree.ts';
import { LayerBudgetError, createLayerBudget } from './layer-budget.ts';
import type { LayerBudget } from './layer-budget.ts';
import type { Descriptor } from '../parse-manifest.ts';
import { readLayer } from './read-layer.ts';
import type { DetailedReading } from './read-layer.ts';
import { RegistryError } from '../registry-error.ts';
import type { LayerLimits } from '../registry-options.ts';
import { unavailable } from '../unavailable.ts';

/** Which layers to read, and how. */
export interface LayersReading {
  /** All layers of the image, from the lowest to the highest. */
  readonly layers: readonly Descriptor[];
  readonly limits: LayerLimits;
  /** Numbers of the layers to read, counted from 1; all where left out. */
  readonly only?: ReadonlySet<number>;
  /** Where more than facts is wanted. */
  readonly keep?: (file: KeptFile) => number;
  /** Called for each entry, in order; false where it is a hard link without target. */
  readonly onEntry: (entry: LayerEntry, layer: number) => boolean;
}

/** A regular file of a layer, and how many of its bytes to keep is the question. */
export type KeptFile = Parameters<DetailedReading['keep']>[0] & { readonly layer: number };

/** Media types of layers that are archives (OCI image spec, "Media Types"; Docker's image manifest V2, schema 2). */
const LAYER_TYPE =
  /^application\/vnd\.(?:oci\.image\.layer\.v1\.tar(?:\+gzip|\+zstd)?|docker\.image\.rootfs\.diff\.tar(?:\.gzip|\.zstd)?)$/;

/**
 * Reads the layers of one platform's image, one after the other, each to its end, so that its digest is verified before anything is told.
 * Throws a `RegistryError` where they cannot be read or are above a bound: that is no fact about a file.
 */
export async function readLayers(session: RegistrySession, reading: LayersReading): Promise<void> {
  const { layers, limits } = reading;
  if (!layers.every(({ mediaType }) => LAYER_TYPE.test(mediaType)))
    throw broken(session.who, 'LayerType');
  const total = layers.reduce((sum, { size }) => sum + size, 0);
  if (total > limits.totalBytes || layers.some(({ size }) => size > limits.layerBytes))
    throw tooLarge();
  const budget = createLayerBudget(limits);
  for (const [index, layer] of layers.entries())
    if (reading.only?.has(index + 1) ?? true)
      await applyLayer(session, { layer, number: index + 1, reading, budget });
}

interface Application {
  readonly layer: Descriptor;
  readonly number: number;
  readonly reading: LayersReading;
  readonly budget: LayerBudget;
}

async function applyLayer(session: RegistrySession, application: Application): Promise<void> {
  const { layer, number, reading, budget } = application;
  const { keep, onEntry } = reading;
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
    ...(keep && {
      detailed: { layer: number, keep: (file) => keep({ ...file, layer: number }) },
    }),
    onEntry: (entry) => {
      if (!onEntry(entry, number)) seen.danglingLink = true;
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
