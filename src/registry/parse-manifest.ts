import { asRecord } from './as-record.ts';
import type { Breakage } from './broken.ts';
import { parseJson } from './parse-json.ts';

/** A pointer to other content (OCI image spec, "Content Descriptors"). */
export interface Descriptor {
  readonly mediaType: string;
  readonly digest: string;
  /** Bytes. */
  readonly size: number;
}

/** One manifest of an index. */
export interface IndexEntry extends Descriptor {
  /** `os/architecture[/variant]`; undefined where the index does not say. */
  readonly platform?: string;
}

/** What a manifest is, or why it cannot be used. */
export type Manifest =
  | { readonly kind: 'Index'; readonly entries: readonly IndexEntry[] }
  | { readonly kind: 'Image'; readonly config: Descriptor; readonly layers: readonly Descriptor[] }
  | { readonly kind: 'Unusable'; readonly breakage: Breakage };

/** Media types of manifests, for the `Accept` header. */
const INDEX_TYPES = [
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
];
const IMAGE_TYPES = [
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.v2+json',
];
const CONFIG_TYPES = [
  'application/vnd.oci.image.config.v1+json',
  'application/vnd.docker.container.image.v1+json',
];
const MAX_ENTRIES = 256;
const DIGEST = /^(?:sha256:[0-9a-f]{64}|sha512:[0-9a-f]{128})$/;
const WORD = /^[A-Za-z0-9_.-]{1,32}$/;

const unusable = (breakage: Breakage): Manifest => ({ kind: 'Unusable', breakage });

/**
 * Reads an OCI index or manifest, or Docker's forms of them (schema 2). The body says what it is, the `Content-Type` header only where the
 * body does not; a document that could be read both ways is refused, because two readers could see two images (CVE-2021-41190). Entries of
 * an index that are no images (attestations, nested indexes) are left out. Never throws.
 */
export function parseManifest(text: string, contentType = ''): Manifest {
  const document = asRecord(parseJson(text));
  if (document === undefined) return unusable('NotJson');
  if (document['schemaVersion'] === 1 || 'fsLayers' in document) return unusable('Schema1');
  const type = mediaTypeOf(document, contentType);
  if (type !== '' && ![...INDEX_TYPES, ...IMAGE_TYPES].includes(type))
    return unusable('UnknownType');
  const listed = 'manifests' in document;
  const single = 'config' in document || 'layers' in document;
  if (listed && single) return unusable('Ambiguous');
  if (INDEX_TYPES.includes(type) ? single : IMAGE_TYPES.includes(type) && listed)
    return unusable('Ambiguous');
  if (listed) return readIndex(document);
  return single ? readImage(document) : unusable('BadShape');
}

function mediaTypeOf(document: Record<string, unknown>, contentType: string): string {
  const own = document['mediaType'];
  if (typeof own === 'string') return own;
  const header = contentType.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  return header.startsWith('application/vnd.') ? header : '';
}

function readIndex(document: Record<string, unknown>): Manifest {
  const manifests = document['manifests'];
  if (!Array.isArray(manifests)) return unusable('BadShape');
  if (manifests.length > MAX_ENTRIES) return unusable('TooMany');
  const entries: IndexEntry[] = [];
  for (const value of manifests as unknown[]) {
    const descriptor = readDescriptor(value);
    if (descriptor === undefined) return unusable('BadShape');
    const platform = platformOf(value as Record<string, unknown>);
    if (!IMAGE_TYPES.includes(descriptor.mediaType) || platform === 'None') continue;
    entries.push({ ...descriptor, ...(platform === undefined ? {} : { platform }) });
  }
  return { kind: 'Index', entries };
}

/** `None` for entries that run nowhere: attestations say `unknown/unknown`. */
function platformOf(entry: Record<string, unknown>): string | undefined {
  const platform = asRecord(entry['platform']);
  if (platform === undefined) return undefined;
  const { os, architecture, variant } = platform;
  const parts = [os, architecture, ...(variant === undefined || variant === '' ? [] : [variant])];
  const words = parts.filter((part): part is string => typeof part === 'string' && WORD.test(part));
  return words.length < parts.length || os === 'unknown' ? 'None' : words.join('/');
}

function readImage(document: Record<string, unknown>): Manifest {
  const config = readDescriptor(document['config']);
  const layers = document['layers'];
  if (config === undefined || !Array.isArray(layers)) return unusable('BadShape');
  if (typeof document['artifactType'] === 'string' && document['artifactType'] !== '')
    return unusable('Artifact');
  if (!CONFIG_TYPES.includes(config.mediaType)) return unusable('Artifact');
  if (layers.length > MAX_ENTRIES) return unusable('TooMany');
  const read = layers.map(readDescriptor).filter((layer) => layer !== undefined);
  if (read.length < layers.length) return unusable('BadShape');
  return { kind: 'Image', config, layers: read };
}

function readDescriptor(value: unknown): Descriptor | undefined {
  const { mediaType, digest, size } = asRecord(value) ?? {};
  if (typeof mediaType !== 'string' || typeof digest !== 'string' || !DIGEST.test(digest))
    return undefined;
  if (typeof size !== 'number' || !Number.isSafeInteger(size) || size < 0) return undefined;
  return { mediaType, digest, size };
}
