import { apiStatus } from '../errors/api-status.ts';
import { exponentialBackoff } from '../workqueue/exponential-backoff.ts';
import type { Informer, InformerOptions } from './informer.ts';
import { KubeApiError } from './kube-api-error.ts';
import type { WatchEvent } from './kube-client.ts';
import type { KubeObject } from './kube-object.ts';
import { ObjectStore } from './object-store.ts';
import { sleep } from './sleep.ts';
import { stripObject } from './strip-object.ts';

const BACKOFF = { baseMs: 100, maxMs: 15_000 };
/** A watch that held for this long was no failure: the backoff starts over. */
const STABLE_MS = 5_000;
/** How often the API server is asked for a resource that it does not have. */
const ABSENT_MS = 5_000;
/** Objects of one page of a list: bounds the size of an answer. */
const PAGE = 500;
/** The API server ends a watch after this time; it is opened again where it ended. */
const WATCH_SECONDS = 290;
/** Bookmarks come about once a minute: a connection that is silent for longer is taken for dead. */
const IDLE_MS = 120_000;

/** Fills a cache by LIST and keeps it by WATCH, from now on and after every kind of failure. */
export function startInformer<T>(options: InformerOptions<T>): Informer<T> {
  const follower = new Follower(options);
  const running = follower.run();
  return {
    resource: options.resource,
    get: (namespace, name) => follower.store.get(namespace, name),
    list: (namespace) => follower.store.list(namespace),
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
  readonly store: ObjectStore<T>;
  readonly whenSynced: Promise<void>;
  synced = false;
  absent = false;
  heardAt: number;
  readonly #options: InformerOptions<T>;
  readonly #stopped = new AbortController();
  #resolveSynced: () => void = () => undefined;
  #position: Position | undefined;
  #failures = 0;
  /** When the present watch was accepted. */
  #openedAt = Infinity;

  constructor(options: InformerOptions<T>) {
    this.#options = options;
    this.heardAt = options.timers.now();
    this.whenSynced = new Promise((resolve) => (this.#resolveSynced = resolve));
    const { handler } = options;
    this.store = new ObjectStore(options.shape, {
      changed: (object, previous) => this.#tell(() => handler?.changed(object, previous)),
      deleted: (object) => this.#tell(() => handler?.deleted(object)),
    });
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
        this.#position ??= await this.#list();
        waitMs = this.#position === undefined ? ABSENT_MS : await this.#watch(this.#position);
      } catch (error) {
        waitMs = this.#failed(error);
      }
      if (waitMs > 0) await sleep(this.#options.timers, waitMs, signal);
    }
  }

  /** Replaces the cache by what the API server has; `undefined` where it does not have the resource. */
  async #list(): Promise<Position | undefined> {
    for (const path of this.#options.paths) {
      const found = await this.#listAt(path);
      if (found === undefined) continue;
      this.store.replace(found.objects);
      this.absent = false;
      this.#heard();
      this.#nowSynced();
      return { path, resourceVersion: found.resourceVersion };
    }
    if (this.#options.optional !== true)
      throw new Error(
        `The API server does not have ${this.#options.paths.join(' or ')}; install the CRD, and the operator's RBAC`,
      );
    if (!this.absent)
      this.#options.log.info(
        { resource: this.#options.resource },
        'The API server does not have the resource; asking again from time to time',
      );
    this.absent = true;
    this.store.replace([]);
    this.#heard();
    this.#nowSynced();
    return undefined;
  }

  async #listAt(
    path: string,
  ): Promise<{ objects: KubeObject[]; resourceVersion: string } | undefined> {
    const objects: KubeObject[] = [];
    let next: string | undefined;
    try {
      for (;;) {
        const query = { ...this.#selectors(), limit: String(PAGE), continue: next };
        const answer = await this.#options.client.request({
          method: 'GET',
          path,
          query,
          signal: this.#stopped.signal,
        });
        const { items = [], metadata = {} } = answer as ListAnswer;
        for (const item of items) if (this.#counts(item)) objects.push(stripObject(item));
        next = metadata.continue;
        if (next === undefined || next === '')
          return { objects, resourceVersion: metadata.resourceVersion ?? '' };
      }
    } catch (error) {
      // Without RBAC for it, a resource that does not exist is forbidden rather than not found.
      const code = apiStatus(error)?.code;
      if (code === 404 || (code === 403 && this.#options.optional === true)) return undefined;
      throw error;
    }
  }

  /** Follows the watch to its end. Returns how long to wait before the next one, in milliseconds. */
  async #watch(position: Position): Promise<number> {
    const events = this.#options.client.watch({
      path: position.path,
      query: {
        ...this.#selectors(),
        resourceVersion: position.resourceVersion,
        allowWatchBookmarks: 'true',
        timeoutSeconds: String(WATCH_SECONDS),
      },
      signal: this.#stopped.signal,
      idleMs: IDLE_MS,
      onOpen: () => {
        this.#heard();
        this.#openedAt = this.heardAt;
      },
    });
    for await (const event of events) {
      this.#heard();
      this.#apply(event, position);
    }
    // Another version may be served by now that is better than the one in use.
    if (position.path !== this.#options.paths[0]) this.#position = undefined;
    return this.#options.timers.now() - this.#openedAt < STABLE_MS ? BACKOFF.baseMs : 0;
  }

  #apply({ type, object }: WatchEvent, position: Position): void {
    if (type === 'ERROR') {
      this.#position = undefined;
      const { code = 500 } = object as { readonly code?: number };
      throw new KubeApiError(`WATCH ${position.path}`, code, object);
    }
    const raw = object as KubeObject;
    position.resourceVersion = raw.metadata.resourceVersion;
    this.#failures = 0;
    if (type === 'BOOKMARK' || !this.#counts(raw)) return;
    if (type === 'DELETED') this.store.remove(stripObject(raw));
    else this.store.upsert(stripObject(raw));
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
    log.warn({ err: error, resource, waitMs }, 'The watch of a resource failed; trying again');
    return waitMs;
  }

  #selectors() {
    const { labelSelector, fieldSelector } = this.#options;
    return { labelSelector, fieldSelector };
  }

  #counts({ metadata }: KubeObject): boolean {
    const { namespaces = [] } = this.#options;
    return namespaces.length === 0 || namespaces.includes(metadata.namespace ?? '');
  }

  #heard(): void {
    this.heardAt = this.#options.timers.now();
  }

  #nowSynced(): void {
    this.synced = true;
    this.#resolveSynced();
  }

  /** A handler's bug must not end the watch. */
  #tell(call: () => void): void {
    try {
      call();
    } catch (error) {
      this.#options.log.error(
        { err: error, resource: this.#options.resource },
        'A handler of changes failed',
      );
    }
  }
}

interface ListAnswer {
  readonly items?: KubeObject[];
  readonly metadata?: { readonly continue?: string; readonly resourceVersion?: string };
}
