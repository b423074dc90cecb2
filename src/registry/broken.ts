import { RegistryError } from './registry-error.ts';

/** What is wrong with what a registry keeps under an image's name. */
export type Breakage =
  | 'ManifestMissing'
  | 'ConfigMissing'
  | 'LayerMissing'
  | 'DigestMismatch'
  | 'HeaderMismatch'
  | 'TooLarge'
  | 'NotJson'
  | 'BadShape'
  | 'Ambiguous'
  | 'TooMany'
  | 'Schema1'
  | 'UnknownType'
  | 'Artifact'
  | 'BadConfig'
  | 'ConfigBounds'
  | 'BadLayer'
  | 'LayerType';

const PUSH = 'push the image again';

const SENTENCES: Record<Breakage, (who: string) => string> = {
  ManifestMissing: (who) => `${who} lacks a manifest that the image's index names; ${PUSH}`,
  ConfigMissing: (who) => `${who} lacks the image's configuration; ${PUSH}`,
  LayerMissing: (who) => `${who} lacks a layer of the image; ${PUSH}`,
  DigestMismatch: (who) => `${who} sent content that does not match its digest; ${PUSH}`,
  HeaderMismatch: (who) =>
    `${who} announced another digest than that of the manifest it sent; look at proxies in front of it`,
  TooLarge: (who) =>
    `${who} keeps a manifest above 4 MiB or a configuration above 8 MiB for the image; build it smaller`,
  NotJson: (who) => `${who} keeps a manifest or configuration that is not JSON; ${PUSH}`,
  BadShape: (who) => `${who} keeps a manifest that lacks required fields; ${PUSH}`,
  Ambiguous: (who) =>
    `${who} keeps a manifest that could be read as an image and as an index; ${PUSH} with a standard tool`,
  TooMany: (who) => `${who} keeps a manifest with more entries than are read; build it smaller`,
  Schema1: (who) => `${who} keeps a schema 1 manifest, which no runtime pulls any more; ${PUSH}`,
  UnknownType: (who) =>
    `${who} keeps a manifest of an unknown type; push an OCI or Docker image there`,
  Artifact: (who) => `${who} keeps an artifact that is no container image; correct spec.image`,
  BadConfig: (who) =>
    `${who} keeps a configuration that lacks architecture or os or has fields of a wrong type; ${PUSH}`,
  ConfigBounds: (who) =>
    `${who} keeps a configuration with more or longer values than are read; build the image with fewer`,
  BadLayer: (who) => `${who} keeps a layer that cannot be unpacked; ${PUSH}`,
  LayerType: (who) =>
    `${who} keeps a layer of a type that cannot be read here; ${PUSH} as tar, gzip or zstd`,
};

/** The error for an image that is broken in its registry: one sentence, the same bytes for the same cause. */
export function broken(who: string, breakage: Breakage, options?: ErrorOptions): RegistryError {
  const message = SENTENCES[breakage](who);
  return new RegistryError({ outcome: 'Unknown', reason: 'ImageBroken', message }, options);
}
