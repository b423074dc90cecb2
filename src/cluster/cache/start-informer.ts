import { apiStatus } from '../../errors/api-status.ts';
import { exponentialBackoff } from '../../workqueue/exponential-backoff.ts';
import { CacheFeed } from './cache-feed.ts';
import type { Collection } from './collection.ts';
import type { Informer, InformerOptions } from './informer.ts';
import type { WatchEvent } from '../client/kube-client.ts';
import type { KubeObject } from '../kube-object.ts';
import { listByPages } from './list-by-pages.ts';
import { listByStream } from './list-by-stream.ts';
import { openWatch } from './open-watch.ts';
import { sleep } from '../sleep.ts';

const BACKOFF = { baseMs: 100, maxMs: 15_000 };
/** A watch that held for this long was no failure: the backoff starts over. */
const STABLE_MS = 5_000;
/** How often the API server is asked for a resource that it does not have. */
const ABSENT_MS = 5_000;

/**
 * Fills a cache by a list and keeps it by a watch, from now on and after every kind of failure. While the list is read again the cache serves
 * what it has. All work is done a few objects at a time, and the event loop turns in between.
 */
export function startInformer<T>(options: InformerOptions<T>): Informer<T> {
  const follower = new Follower(options);
  const running = follower.run();
  return {
    resource: options.resource,
    get: (namespace, name) => follower.cache.get(namespace, name),
    list: (namespace) => follower.cache.list(namespace),
    hasSynced: () => follower.synced,
    whenSynced: () => follower.whenSynced,
    isAbsent: () => follower.absent,
    ageMs: () => options.timers.now() - follower.heardAt,
    async stop() {
      follower.stop();
      await running;
    },
  };
}

/** Where to go on watching. */
interface Position {
  readonly path: string;
  resourceVersion: string;
}

class Follower<T> {
  readonly cache: CacheFeed<T>;
  readonly whenSynced: Promise<void>;
  synced = false;
  absent = false;
  heardAt: number;
  readonly #options: InformerOptions<T>;
  readonly #stopped = new AbortController();
  #resolveSynced: () => void = () => undefined;
  /** Undefined while nothing is known: the next thing to do is a list. */
  #position: Position | undefined;
  #failures = 0;
  /** When the present watch was accepted. */
  #openedAt = Infinity;

  constructor(options: InformerOptions<T>) {
    this.#options = options;
    this.cache = new CacheFeed(options);
    this.heardAt = options.timers.now();
    this.whenSynced = new Promise((resolve) => (this.#resolveSynced = resolve));
  }

  stop(): void {
    this.#stopped.abort();
    this.#resolveSynced();
  }

  /** Lists where nothing is known, else watches; each failure waits longer than the one before, each success starts over. */
  async run(): Promise<void> {
    const { signal } = this.#stopped;
    await Promise.race([this.#options.after, this.whenSynced]);
    while (!signal.aborted) {
      let waitMs: number;
      try {
        waitMs = await (this.#position === undefined ? this.#list() : this.#watch(this.#position));
      } catch (error) {
        waitMs = this.#failed(error);
      }
      if (waitMs > 0) await sleep(this.#options.timers, waitMs, signal);
    }
  }

  /** Makes the cache what the API server has. Returns how long to wait before going on, in milliseconds. */
  async #list(): Promise<number> {
    for (const path of this.#options.paths) {
      this.#openedAt = Infinity;
      try {
        return (await this.#listByStream(path)) ?? (await this.#listByPages(path));
      } catch (error) {
        if (this.#openedAt !== Infinity || !this.#meansAbsent(error)) throw error;
      }
    }
    await this.#foundNothing();
    return ABSENT_MS;
  }

  /** Lists, and watches on the same connection to its end. Undefined where the API server knows no streaming lists. */
  async #listByStream(path: string): Promise<number | undefined> {
    this.cache.beginList();
    const events = openWatch(this.#collection(path), undefined, () => this.#opened());
    try {
      const resourceVersion = await listByStream(events, (event) => this.#apply(event));
      if (resourceVersion === undefined) return undefined;
      return await this.#follow(events, await this.#listed({ path, resourceVersion }));
    } finally {
      await events.return();
    }
  }

  async #listByPages(path: string): Promise<number> {
    this.cache.beginList();
    const resourceVersion = await listByPages(this.#collection(path), (object) =>
      this.cache.upsert(object),
    );
    await this.#listed({ path, resourceVersion });
    return 0;
  }

  async #listed(position: Position): Promise<Position> {
    await this.cache.endList();
    this.#position = position;
    this.absent = false;
    this.#heard();
    this.#nowSynced();
    return position;
  }

  async #foundNothing(): Promise<void> {
    const { paths, optional, log, resource } = this.#options;
    if (optional !== true)
      throw new Error(
        `The API server does not have ${paths.join(' or ')}; install the CRD, and the operator's RBAC`,
      );
    if (!this.absent)
      log.info(
        { resource },
        'The API server does not have the resource; asking again from time to time',
      );
    this.absent = true;
    this.cache.beginList();
    await this.cache.endList();
    this.#heard();
    this.#nowSynced();
  }

  #watch(position: Position): Promise<number> {
    this.#openedAt = Infinity;
    const { path, resourceVersion } = position;
    const events = openWatch(this.#collection(path), { resourceVersion }, () => this.#opened());
    return this.#follow(events, position);
  }

  /** Follows a watch to its end. Returns how long to wait before the next one, in milliseconds. */
  async #follow(events: AsyncIterable<WatchEvent>, position: Position): Promise<number> {
    for await (const event of events) {
      this.#apply(event);
      position.resourceVersion = (event.object as KubeObject).metadata.resourceVersion;
      this.#failures = 0;
    }
    // Another version may be served by now that is better than the one in use.
    if (position.path !== this.#options.paths[0]) this.#position = undefined;
    return this.#options.timers.now() - this.#openedAt < STABLE_MS ? BACKOFF.baseMs : 0;
  }

  #apply(event: WatchEvent): void {
    this.#heard();
    if (event.type === 'ERROR') this.#position = undefined;
    this.cache.apply(event);
  }

  /**
   * How long to wait after a failure. Where the API server refused the request itself (410: too old; 404: gone) the cache is listed again;
   * a lost connection or an overloaded server leaves it where it was.
   */
  #failed(error: unknown): number {
    if (this.#stopped.signal.aborted) return 0;
    const { log, resource, timers } = this.#options;
    const code = apiStatus(error)?.code ?? 0;
    if (code >= 400 && code < 500 && code !== 401 && code !== 429) this.#position = undefined;
    if (timers.now() - this.#openedAt > STABLE_MS) this.#failures = 0;
    this.#openedAt = Infinity;
    this.#failures += 1;
    const waitMs = exponentialBackoff(this.#failures, BACKOFF);
    // Where a collection never changes, some API servers send no bookmarks: its watch is silent, and opened again, every two minutes.
    const level = this.#failures === 1 ? 'info' : 'warn';
    log[level]({ err: error, resource, waitMs }, 'The watch of a resource failed; trying again');
    return waitMs;
  }

  /** Without RBAC for it, a resource that does not exist is forbidden rather than not found. */
  #meansAbsent(error: unknown): boolean {
    const code = apiStatus(error)?.code;
    return code === 404 || (code === 403 && this.#options.optional === true);
  }

  #collection(path: string): Collection {
    const { client, labelSelector, fieldSelector } = this.#options;
    const { signal } = this.#stopped;
    return { client, path, selectors: { labelSelector, fieldSelector }, signal };
  }

  #opened(): void {
    this.#heard();
    this.#openedAt = this.heardAt;
  }

  #heard(): void {
    this.heardAt = this.#options.timers.now();
  }

  #nowSynced(): void {
    this.synced = true;
    this.#resolveSynced();
  }
}
