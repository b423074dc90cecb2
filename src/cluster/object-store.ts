import { deepFreeze } from './deep-freeze.ts';
import type { KubeObject } from './kube-object.ts';

/** Told of each change of a store. Must not throw. */
export interface ChangeHandler<T> {
  /** An object is new, or has another resource version than `previous`. */
  changed(object: T, previous: T | undefined): void;
  /** An object is gone; this is how it last looked. */
  deleted(object: T): void;
}

interface Entry<T> {
  readonly resourceVersion: string;
  readonly object: T;
}

/** Objects by namespace and name, frozen. */
export class ObjectStore<T> {
  readonly #namespaces = new Map<string, Map<string, Entry<T>>>();
  readonly #shape: (object: KubeObject) => T;
  readonly #handler: ChangeHandler<T>;

  constructor(shape: (object: KubeObject) => T, handler: ChangeHandler<T>) {
    this.#shape = shape;
    this.#handler = handler;
  }

  get(namespace: string, name: string): T | undefined {
    return this.#namespaces.get(namespace)?.get(name)?.object;
  }

  /** All objects, or those of a namespace. */
  list(namespace?: string): T[] {
    const maps =
      namespace === undefined ? [...this.#namespaces.values()] : [this.#namespaces.get(namespace)];
    return maps.flatMap((entries) => [...(entries?.values() ?? [])].map(({ object }) => object));
  }

  upsert(raw: KubeObject): void {
    const { namespace = '', name, resourceVersion } = raw.metadata;
    const entries = this.#namespaces.get(namespace) ?? new Map<string, Entry<T>>();
    const previous = entries.get(name);
    if (previous?.resourceVersion === resourceVersion) return;
    const object = deepFreeze(this.#shape(raw));
    entries.set(name, { resourceVersion, object });
    this.#namespaces.set(namespace, entries);
    this.#handler.changed(object, previous?.object);
  }

  /** @param raw how the object looked when it was deleted */
  remove(raw: KubeObject): void {
    const { namespace = '', name } = raw.metadata;
    if (this.#take(namespace, name) !== undefined)
      this.#handler.deleted(deepFreeze(this.#shape(raw)));
  }

  /** Makes the store hold exactly these objects: deletions first, so that a namesake's successor is not taken for it. */
  replace(raws: readonly KubeObject[]): void {
    const keep = new Set(
      raws.map(({ metadata }) => `${metadata.namespace ?? ''}/${metadata.name}`),
    );
    for (const [namespace, entries] of this.#namespaces)
      for (const name of [...entries.keys()]) {
        if (keep.has(`${namespace}/${name}`)) continue;
        const gone = this.#take(namespace, name);
        if (gone !== undefined) this.#handler.deleted(gone.object);
      }
    for (const raw of raws) this.upsert(raw);
  }

  #take(namespace: string, name: string): Entry<T> | undefined {
    const entries = this.#namespaces.get(namespace);
    const entry = entries?.get(name);
    entries?.delete(name);
    if (entries?.size === 0) this.#namespaces.delete(namespace);
    return entry;
  }
}
