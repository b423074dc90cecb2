import { createHash } from 'node:crypto';
import { gzipSync, zstdCompressSync } from 'node:zlib';
import { pack } from 'tar-stream';
import type { Header } from 'tar-stream';

/** Content with its digest. */
export interface Content {
  readonly mediaType: string;
  readonly digest: string;
  readonly bytes: Buffer;
}

/** An image in the form in which a registry keeps it. */
export interface TestImage {
  readonly manifest: Content;
  readonly blobs: readonly Content[];
}

/** One file of a layer; the content is for files alone. */
export interface TestFile extends Pick<Header, 'name'>, Partial<Omit<Header, 'name'>> {
  readonly content?: string | Uint8Array;
}

const OCI = 'application/vnd.oci.image';

/** Wraps bytes as content of a media type. */
export function content(mediaType: string, body: unknown): Content {
  const bytes = Buffer.isBuffer(body) ? body : Buffer.from(JSON.stringify(body));
  const digest = `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
  return { mediaType, digest, bytes };
}

/** Points to content, with further fields. */
export function descriptor({ mediaType, digest, bytes }: Content, more: object = {}): object {
  return { mediaType, digest, size: bytes.length, ...more };
}

/** Packs files into a layer. */
export async function layer(
  files: readonly TestFile[],
  compression: 'gzip' | 'zstd' | 'none' = 'gzip',
): Promise<Content> {
  const archive = pack();
  for (const { content: body = '', ...header } of files) {
    if ((header.type ?? 'file') === 'file') archive.entry(header, Buffer.from(body));
    else archive.entry(header);
  }
  archive.finalize();
  const chunks: Buffer[] = [];
  for await (const chunk of archive) chunks.push(chunk as Buffer);
  const tar = Buffer.concat(chunks);
  if (compression === 'none') return content(`${OCI}.layer.v1.tar`, tar);
  return compression === 'gzip'
    ? content(`${OCI}.layer.v1.tar+gzip`, gzipSync(tar))
    : content(`${OCI}.layer.v1.tar+zstd`, zstdCompressSync(tar));
}

/** Puts configuration and layers together. `docker` writes Docker's media types. */
export function image(
  config: object,
  layers: readonly Content[] = [],
  form: 'oci' | 'docker' = 'oci',
): TestImage {
  const docker = 'application/vnd.docker';
  const types =
    form === 'oci'
      ? { config: `${OCI}.config.v1+json`, manifest: `${OCI}.manifest.v1+json` }
      : {
          config: `${docker}.container.image.v1+json`,
          manifest: `${docker}.distribution.manifest.v2+json`,
        };
  const blob = content(types.config, { architecture: 'amd64', os: 'linux', ...config });
  const manifest = content(types.manifest, {
    schemaVersion: 2,
    mediaType: types.manifest,
    config: descriptor(blob),
    layers: layers.map((each) => descriptor(each)),
  });
  return { manifest, blobs: [blob, ...layers] };
}

/** An index over images, each with the platform that the index says, or none. */
export function index(
  entries: readonly { readonly image: TestImage; readonly platform?: object }[],
): Content {
  return content(`${OCI}.index.v1+json`, {
    schemaVersion: 2,
    mediaType: `${OCI}.index.v1+json`,
    manifests: entries.map(({ image: { manifest }, platform }) =>
      descriptor(manifest, platform === undefined ? {} : { platform }),
    ),
  });
}
