import type { ImageConfig, ImageDefinition } from './image-definition.ts';
import { sha256 } from './sha256.ts';
import type { LayerBlob } from './tar-layer.ts';

/** A pointer to a blob (OCI image-spec, "descriptor"). */
export interface Descriptor {
  readonly mediaType: string;
  readonly digest: string;
  readonly size: number;
  readonly platform?: { readonly architecture: string; readonly os: string };
  readonly annotations?: Readonly<Record<string, string>>;
}

/** The JSON documents of an image. */
export interface OciImage {
  /** What the tag points to: the manifest, or an index around it. */
  readonly top: Descriptor;
  /** Documents by digest; the layers are not among them. */
  readonly documents: ReadonlyMap<string, Buffer>;
  /** Bytes of everything that a registry stores for the image. */
  readonly size: number;
}

/** An image for one platform, as far as it is made. */
export interface LayeredImage {
  readonly definition: ImageDefinition;
  readonly layers: readonly LayerBlob[];
}

const prefix = 'application/vnd.oci.image';

/**
 * Makes the documents of an image: config, manifest, and the index if it is to have one. Pure: the same definition
 * and layers give the same bytes, and the date of creation is the beginning of time.
 *
 * @param others the image for other platforms, which an index names too
 */
export function ociImage(
  definition: ImageDefinition,
  layers: readonly LayerBlob[],
  others: readonly LayeredImage[] = [],
): OciImage {
  const documents = new Map<string, Buffer>();
  const store = (mediaType: string, document: object): Descriptor => {
    const bytes = Buffer.from(JSON.stringify(document));
    const digest = `sha256:${sha256(bytes)}`;
    documents.set(digest, bytes);
    return { mediaType, digest, size: bytes.length };
  };
  const manifest = storeManifest({ definition, layers }, store);
  const top = definition.index
    ? store(`${prefix}.index.v1+json`, {
        schemaVersion: 2,
        mediaType: `${prefix}.index.v1+json`,
        manifests: [
          { ...manifest, platform: platformOf(definition) },
          ...others.map((other) => ({
            ...storeManifest(other, store),
            platform: platformOf(other.definition),
          })),
        ],
      })
    : manifest;
  const sizes = new Map([...documents].map(([digest, bytes]) => [digest, bytes.length]));
  for (const layer of [layers, ...others.map((other) => other.layers)].flat()) {
    sizes.set(layer.digest, layer.size);
  }
  return { top, documents, size: [...sizes.values()].reduce((sum, size) => sum + size, 0) };
}

function storeManifest(
  { definition, layers }: LayeredImage,
  store: (mediaType: string, document: object) => Descriptor,
): Descriptor {
  return store(`${prefix}.manifest.v1+json`, {
    schemaVersion: 2,
    mediaType: `${prefix}.manifest.v1+json`,
    config: store(`${prefix}.config.v1+json`, configDocument(definition, layers)),
    layers: layers.map(({ digest, size }) => ({
      mediaType: `${prefix}.layer.v1.tar+gzip`,
      digest,
      size,
    })),
  });
}

function platformOf(definition: ImageDefinition): { architecture: string; os: string } {
  return { architecture: definition.architecture, os: 'linux' };
}

function configDocument(definition: ImageDefinition, layers: readonly LayerBlob[]): object {
  const created = '1970-01-01T00:00:00Z';
  return {
    created,
    ...platformOf(definition),
    config: runConfig(definition.config),
    rootfs: { type: 'layers', diff_ids: layers.map(({ diffId }) => diffId) },
    history: [
      ...layers.map((_, index) => ({
        created,
        created_by: `hack/image: ${definition.layers[index]?.kind ?? 'layer'}`,
      })),
      ...(definition.config.history ?? []).map((command) => ({
        created,
        created_by: command,
        empty_layer: true,
      })),
    ],
  };
}

function runConfig(config: ImageConfig): object {
  const { user, entrypoint, cmd, env, labels, workingDir, exposedPorts, volumes } = config;
  return {
    ...(user === undefined ? {} : { User: user }),
    ...(exposedPorts === undefined
      ? {}
      : { ExposedPorts: Object.fromEntries(exposedPorts.map((port) => [`${port}/tcp`, {}])) }),
    ...(env === undefined
      ? {}
      : { Env: Object.entries(env).map(([name, value]) => `${name}=${value}`) }),
    ...(entrypoint === undefined ? {} : { Entrypoint: entrypoint }),
    ...(cmd === undefined ? {} : { Cmd: cmd }),
    ...(workingDir === undefined ? {} : { WorkingDir: workingDir }),
    ...(labels === undefined ? {} : { Labels: labels }),
    ...(volumes === undefined
      ? {}
      : { Volumes: Object.fromEntries(volumes.map((path) => [path, {}])) }),
  };
}
