import { textAt } from '../../src/gate/text-at.ts';

/** What an informer feeds: every object is given once per change, and `replace` carries the whole list after a new LIST. */
export interface ObjectSink {
  upsert(object: unknown): void;
  remove(object: unknown): void;
  replace(objects: readonly unknown[]): void;
}

/** Compact records of Kubernetes objects by namespace and name: computed once per change, so that a lookup costs no more than a map's. */
export interface ObjectIndex<T> extends ObjectSink {
  get(namespace: string, name: string): T | undefined;
  readonly size: number;
}

/**
 * An index that keeps what `project` makes of each object. Objects that `project` cannot read are as good as absent.
 *
 * @param project must not throw and must not keep the object
 */
export function createObjectIndex<T>(project: (object: unknown) => T | undefined): ObjectIndex<T> {
  let records = new Map<string, T>();
  const put = (into: Map<string, T>, object: unknown): void => {
    const key = keyOf(object);
    if (key === undefined) return;
    const record = project(object);
    if (record === undefined) into.delete(key);
    else into.set(key, record);
  };
  return {
    get: (namespace, name) => records.get(`${namespace}/${name}`),
    upsert: (object) => put(records, object),
    remove: (object) => {
      const key = keyOf(object);
      if (key !== undefined) records.delete(key);
    },
    replace: (objects) => {
      const next = new Map<string, T>();
      for (const object of objects) put(next, object);
      records = next;
    },
    get size() {
      return records.size;
    },
  };
}

function keyOf(object: unknown): string | undefined {
  const { namespace, name } = readName(object);
  return namespace === '' || name === '' ? undefined : `${namespace}/${name}`;
}

/** Namespace and name of an object; empty where absent. */
function readName(object: unknown): { namespace: string; name: string } {
  return {
    namespace: textAt(object, 'metadata', 'namespace'),
    name: textAt(object, 'metadata', 'name'),
  };
}
