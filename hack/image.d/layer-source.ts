import type { LayerEntry } from './layer-entry.ts';

/** A layer that can be named cheaply and made when its name is not in the cache. */
export interface LayerSource {
  /** All that the content depends on, as text: equal fingerprints promise equal entries. */
  readonly fingerprint: () => Promise<string>;
  readonly entries: () => Promise<readonly LayerEntry[]>;
}
