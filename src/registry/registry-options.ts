import type { LookupAddress } from 'node:dns';

/** Outcome of one HTTP exchange with a registry or its token service, for metrics. */
export type RegistryRequestOutcome =
  'success' | 'not_found' | 'unauthorized' | 'throttled' | 'server_error' | 'other' | 'failed';

/** Bounds in time, in milliseconds. */
export interface RegistryTimeouts {
  /** Name resolution and, again, connection with TLS handshake. */
  readonly connect: number;
  /** From the request until the answer begins. */
  readonly headers: number;
  /** One exchange of small documents, redirects included. */
  readonly exchange: number;
  /** One call of `inspect`. */
  readonly inspect: number;
  /** One call of `readFiles`. */
  readonly files: number;
}

/** Bounds of reading layers. */
export interface LayerLimits {
  /** Compressed bytes of one layer. */
  readonly layerBytes: number;
  /** Compressed bytes of all layers of one platform. */
  readonly totalBytes: number;
  /** Bytes after decompression of all layers of one platform. */
  readonly unpackedBytes: number;
  /** Entries in all layers of one platform. */
  readonly entries: number;
  /** Bytes of all file names of one platform. */
  readonly nameBytes: number;
}

/** How images are read from registries. All fields have defaults. */
export interface RegistryOptions {
  /** Certificates in PEM that are trusted in addition to the system's. */
  readonly extraCa?: string;
  /** Registries, as host or `host:port`, that are spoken to over plain http. Everywhere else it is https. */
  readonly insecureHosts?: readonly string[];
  /** Hosts besides a registry's own that may get its credentials as token service. */
  readonly trustedTokenHosts?: readonly string[];
  /** Addresses that may be connected to although the built-in list refuses them. See `createTargetGuard`. */
  readonly allowedAddresses?: readonly string[];
  /** Addresses that must never be connected to, such as the API server's. */
  readonly deniedAddresses?: readonly string[];
  readonly timeouts?: Partial<RegistryTimeouts>;
  readonly layers?: Partial<LayerLimits>;
  readonly userAgent?: string;
  /** Called once per HTTP exchange, redirects counted one by one. */
  readonly onRequest?: (host: string, outcome: RegistryRequestOutcome) => void;
  /** Name resolution; the system's by default. */
  readonly lookup?: (hostname: string) => Promise<readonly LookupAddress[]>;
  /** Milliseconds since the epoch. */
  readonly now?: () => number;
}
