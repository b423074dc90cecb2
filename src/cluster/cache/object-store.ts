import { randomInt } from 'node:crypto';
import { deepFreeze } from './deep-freeze.ts';
import { EntryTable } from './entry-table.ts';
import type { TableEntry } from './entry-table.ts';
import type { KubeObject } from '../kube-object.ts';

/** Told of each change of a store. Must not throw. */
export interface ChangeHandler<T> {
  /** An object is new, or has another resource version than `previous`. */
  changed(object: T, previous: T | undefined): void;
  /** An object is gone; this is how it last looked. */
  deleted(object: T): void;
}

/** Changed in place, because there may be very many: a relist of what is unchanged leaves no garbage. */
interface Entry<T> extends TableEntry {
  version: string | number;
  /** Kept for handlers alone. */
  uid: string;
  object: T;
  /** The list that last had the object. */
  list: number;
}

/** Objects that are looked at between two turns of the event loop while a list is ended. */
const SLICE = 256;

/** Objects by namespace and name, frozen. */
export class ObjectStore<T> {
  readonly #table = new EntryTable<Entry<T>>(randomInt(2 ** 32));
  /** The same by namespace, in the order in which they came. */
  readonly #namespaces = new Map<string, Set<Entry<T>>>();
  readonly #shape: (object: KubeObject) => T;
  readonly #handler: ChangeHandler<T> | undefined;
  #list = 0;

  constructor(shape: (object: KubeObject) => T, handler?: ChangeHandler<T>) {
    this.#shape = shape;
    this.#handler = handler;
  }

  get(namespace: string, name: string): T | undefined {
    return this.#table.get(namespace, name)?.object;
  }

  /** All objects, or those of a namespace. */
  list(namespace?: string): T[] {
    const sets =
      namespace === undefined ? [...this.#namespaces.values()] : [this.#namespaces.get(namespace)];
    return sets.flatMap((entries) => [...(entries ?? [])].map(({ object }) => object));
  }

  /** An object of another UID than the one before is its successor: that one is told as deleted first. */
  upsert(raw: KubeObject): void {
    const { namespace = '', name, resourceVersion } = raw.metadata;
    const version = compact(resourceVersion);
    let entry = this.#table.get(namespace, name);
    if (entry?.version === version) {
      entry.list = this.#list;
      return;
    }
    const uid = this.#handler === undefined ? '' : raw.metadata.uid;
    if (entry !== undefined && entry.uid !== uid) {
      this.#forget(entry, entry.object);
      entry = undefined;
    }
    const object = deepFreeze(this.#shape(raw));
    const previous = entry?.object;
    const list = this.#list;
    if (entry === undefined) this.#add({ namespace, name, version, uid, object, list });
    else Object.assign(entry, { version, object, list });
    this.#handler?.changed(object, previous);
  }

  /** @param raw how the object looked when it was deleted */
  remove(raw: KubeObject): void {
    const { namespace = '', name } = raw.metadata;
    const entry = this.#table.get(namespace, name);
    if (entry === undefined) return;
    // How it looked is made for handlers alone.
    const last = this.#handler === undefined ? entry.object : deepFreeze(this.#shape(raw));
    this.#forget(entry, last);
  }

  /** A list of all objects begins: each of them is given to `upsert`. What the store has goes on to be served. */
  beginList(): void {
    this.#list += 1;
  }

  /** Ends the list that began last: removes what it did not have, and yields after each slice of the work. */
  *endList(): Generator<void, void, undefined> {
    let looked = 0;
    for (const entries of this.#namespaces.values())
      for (const entry of entries) {
        if (entry.list !== this.#list) this.#forget(entry, entry.object);
        looked += 1;
        if (looked % SLICE === 0) yield;
      }
  }

  #add(given: Omit<Entry<T>, 'hash'>): void {
    const { namespace, name } = given;
    const known = this.#namespaces.get(namespace);
    const entries = known ?? new Set();
    if (known === undefined) this.#namespaces.set(namespace, entries);
    const entry = { ...given, hash: this.#table.hash(namespace, name) };
    this.#table.add(entry);
    entries.add(entry);
  }

  /** @param last how the object last looked, for the handler */
  #forget(entry: Entry<T>, last: T): void {
    const entries = this.#namespaces.get(entry.namespace);
    this.#table.delete(entry);
    entries?.delete(entry);
    if (entries?.size === 0) this.#namespaces.delete(entry.namespace);
    this.#handler?.deleted(last);
  }
}

/** A number of up to 15 digits, without a zero in front: as a number it is the same. */
const NUMBER = /^[1-9][0-9]{0,14}$/;

/** A number takes no room beside the entry; a text that is not exactly a number stays a text. */
function compact(resourceVersion: string): string | number {
  return NUMBER.test(resourceVersion) ? Number(resourceVersion) : resourceVersion;
}
