import type { ImageReference } from '../api/parse-image-reference.ts';
import type { ImageConfig, ImagePlatform } from '../evidence/image-evidence.ts';
import { broken } from './broken.ts';
import type { RegistrySession } from './create-registry-session.ts';
import { fetchImageConfig } from './fetch-image-config.ts';
import { fetchManifest } from './fetch-manifest.ts';
import type { Descriptor, IndexEntry, Manifest } from './parse-manifest.ts';
import { RegistryError } from './registry-error.ts';

/** The manifest of one platform. */
export interface PlatformImage {
  readonly platform: ImagePlatform;
  /** Reads the configuration's descriptor and the layers; asks the registry at most once. */
  readonly manifest: () => Promise<Extract<Manifest, { readonly kind: 'Image' }>>;
  /** Set where the configuration had to be read to learn the platform. */
  readonly config?: ImageConfig;
}

/** What a reference points to. */
export interface ResolvedImage {
  /** Digest of the index, or of the manifest where there is no index. */
  readonly digest: string;
  readonly images: readonly PlatformImage[];
}

/** Entries of an index whose platform must be learnt from their configurations; more are left out. */
const MAX_UNLABELLED = 4;

/** Asks the registry what a reference points to. A digest outranks a tag. Throws a `RegistryError` for all that is not an image. */
export async function resolveImage(
  session: RegistrySession,
  reference: ImageReference,
): Promise<ResolvedImage> {
  const { digest, manifest } = await fetchManifest(
    session,
    reference.digest ?? reference.tag ?? '',
    notFound(session, reference),
  );
  if (manifest.kind === 'Image')
    return { digest, images: [await learn(session, { digest, manifest })] };
  const labelled = manifest.entries.flatMap((entry) =>
    entry.platform === undefined
      ? []
      : [
          {
            platform: { platform: entry.platform, digest: entry.digest },
            manifest: once(() => childManifest(session, entry)),
          },
        ],
  );
  const unlabelled = manifest.entries
    .filter((entry) => entry.platform === undefined)
    .slice(0, MAX_UNLABELLED);
  const learnt: PlatformImage[] = [];
  for (const entry of unlabelled) {
    const child = await childManifest(session, entry);
    learnt.push(await learn(session, { digest: entry.digest, manifest: child }));
  }
  return { digest, images: [...labelled, ...learnt] };
}

interface ImageManifest {
  readonly digest: string;
  readonly manifest: Extract<Manifest, { readonly kind: 'Image' }>;
}

/** A manifest does not say what it is for; its configuration does. */
async function learn(session: RegistrySession, image: ImageManifest): Promise<PlatformImage> {
  const { digest, manifest } = image;
  const { platform, config } = await fetchImageConfig(session, manifest.config);
  return {
    platform: { platform, digest, config: manifest.config.digest },
    manifest: () => Promise.resolve(manifest),
    config,
  };
}

async function childManifest(
  session: RegistrySession,
  entry: IndexEntry | Descriptor,
): Promise<ImageManifest['manifest']> {
  const missing = broken(session.who, 'ManifestMissing');
  const { manifest } = await fetchManifest(session, entry.digest, missing);
  if (manifest.kind !== 'Image') throw broken(session.who, 'BadShape');
  return manifest;
}

function once<T>(work: () => Promise<T>): () => Promise<T> {
  let result: Promise<T> | undefined;
  return () => (result ??= work());
}

function notFound(session: RegistrySession, reference: ImageReference): RegistryError {
  const { repository, tag, digest } = reference;
  const name = digest === undefined ? `${repository}:${tag ?? ''}` : `${repository}@${digest}`;
  // A condition's message has 256 bytes.
  const what = name.length <= 120 ? `no image ${name}` : 'no such image';
  const message = `${session.who} has ${what}; push it or correct spec.image`;
  return new RegistryError({ outcome: 'NotFound', message });
}
