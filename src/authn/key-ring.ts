import type { IssuerDocuments, PublishedKeys } from './published-keys.ts';
import { publishedKeys } from './published-keys.ts';

/** Where keys come from. */
export interface KeySource {
  /** Reads what the cluster publishes. Rejects where it cannot be asked. */
  read(signal: AbortSignal): Promise<IssuerDocuments>;
}

/** What a ring of keys needs. */
export interface KeyRingOptions {
  readonly source: KeySource;
  /** Milliseconds that never jump. */
  readonly elapsed: () => number;
  /** Called after each reading; with undefined where it succeeded. */
  readonly onRead?: (error: unknown) => void;
}

/** Between two readings: anybody can send tokens with keys that are not known. */
const COOLDOWN_MS = 10_000;
/** The same, while there are no keys at all. */
const FIRST_COOLDOWN_MS = 1_000;
/** After this time the keys are read again, so that one which is published no more is taken for good no more. */
const REFRESH_MS = 300_000;
/** For one reading. */
const TIMEOUT_MS = 5_000;

/** The keys of the cluster: read when they are needed, read again when they are old or lack one, kept while the API server is away. */
export class KeyRing {
  readonly #options: KeyRingOptions;
  #keys: PublishedKeys | undefined;
  #published = '';
  #reading: Promise<void> | undefined;
  #begun = -Infinity;
  #read = -Infinity;

  constructor(options: KeyRingOptions) {
    this.#options = options;
  }

  /** The keys as they were read last; undefined before the first time. Another object whenever what is published changed. */
  get keys(): PublishedKeys | undefined {
    return this.#keys;
  }

  /** Begins to read the keys again in the background where they are old. */
  keepFresh(): void {
    if (this.#options.elapsed() - this.#read > REFRESH_MS) void this.refresh();
  }

  /** Reads the keys again, unless that was just done; resolves when it is done, and never rejects. */
  refresh(): Promise<void> {
    if (this.#reading !== undefined) return this.#reading;
    const now = this.#options.elapsed();
    const cooldown = this.#keys === undefined ? FIRST_COOLDOWN_MS : COOLDOWN_MS;
    if (now - this.#begun < cooldown) return Promise.resolve();
    this.#begun = now;
    this.#reading = this.#readOnce().finally(() => (this.#reading = undefined));
    return this.#reading;
  }

  async #readOnce(): Promise<void> {
    const { source, elapsed, onRead } = this.#options;
    try {
      const documents = await source.read(AbortSignal.timeout(TIMEOUT_MS));
      const published = JSON.stringify(documents);
      if (published !== this.#published) {
        this.#keys = publishedKeys(documents);
        this.#published = published;
      }
      this.#read = elapsed();
      onRead?.(undefined);
    } catch (error) {
      onRead?.(error);
    }
  }
}
