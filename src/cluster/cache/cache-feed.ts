import type { Informer, InformerOptions } from './informer.ts';
import { KubeApiError } from '../client/kube-api-error.ts';
import type { WatchEvent } from '../client/kube-client.ts';
import type { KubeObject } from '../kube-object.ts';
import { ObjectStore } from './object-store.ts';
import { stripObject } from './strip-object.ts';
import { turn } from './turn.ts';

/** Brings what the API server sends into a store, as far as it counts. */
export class CacheFeed<T> implements Pick<Informer<T>, 'get' | 'list'> {
  readonly #options: InformerOptions<T>;
  readonly #store: ObjectStore<T>;

  constructor(options: InformerOptions<T>) {
    this.#options = options;
    const { shape, handler } = options;
    this.#store = new ObjectStore(
      shape,
      handler && {
        changed: (object, previous) => this.#tell(() => handler.changed(object, previous)),
        deleted: (object) => this.#tell(() => handler.deleted(object)),
      },
    );
  }

  get(namespace: string, name: string): T | undefined {
    return this.#store.get(namespace, name);
  }

  list(namespace?: string): T[] {
    return this.#store.list(namespace);
  }

  /** A list of all objects begins. One that was begun before and not ended counts for nothing. */
  beginList(): void {
    this.#store.beginList();
  }

  /** All objects were listed: what is not among them is gone. */
  async endList(): Promise<void> {
    const slices = this.#store.endList();
    while (slices.next().done !== true) await turn();
  }

  upsert(raw: KubeObject): void {
    if (this.#counts(raw)) this.#store.upsert(stripObject(raw));
  }

  /** @throws KubeApiError for an event of type ERROR */
  apply({ type, object }: WatchEvent): void {
    if (type === 'ERROR') {
      const { code = 500 } = object as { readonly code?: number };
      throw new KubeApiError(`WATCH ${this.#options.resource}`, code, object);
    }
    const raw = object as KubeObject;
    if (type === 'DELETED') {
      if (this.#counts(raw)) this.#store.remove(stripObject(raw));
    } else if (type !== 'BOOKMARK') this.upsert(raw);
  }

  #counts({ metadata }: KubeObject): boolean {
    const { namespaces = [] } = this.#options;
    return namespaces.length === 0 || namespaces.includes(metadata.namespace ?? '');
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
