import type { Link } from '../gate/chains/link.ts';
import type { Lookup, ObjectReader, ReadableKind } from './admission-ports.ts';
import type { Soon } from './and-then.ts';
import { within } from './within.ts';

/** One object that a decision needs. */
export interface LookUp<T> {
  readonly kind: ReadableKind;
  readonly namespace: string;
  readonly name: string;
  readonly memory: Lookup<T>;
  readonly project: (object: unknown) => T | undefined;
}

/** `metadata.name` of any kind (RFC 1123 subdomain): other texts name no object and are never put into a URL. */
const OBJECT_NAME = /^[a-z0-9](?:[-a-z0-9.]{0,251}[a-z0-9])?$/;

/**
 * An object from memory or, before it is called missing, from the API server: a template and its workload may come in one apply, faster than
 * the watch. What is asked never rejects and never outlasts the signal.
 *
 * @param signal made when it is needed: ends the time to ask the API server
 * @throws what the lookup in memory throws
 */
export function lookUp<T>(
  wanted: LookUp<T>,
  reader: ObjectReader,
  signal: () => AbortSignal,
): Soon<Link<T>> {
  const { namespace, name } = wanted;
  const known = wanted.memory.get(namespace, name);
  if (known !== undefined) return { state: 'Found', record: known };
  if (!OBJECT_NAME.test(name) || !OBJECT_NAME.test(namespace)) return { state: 'Missing' };
  return ask(wanted, reader, signal());
}

async function ask<T>(
  { kind, namespace, name, project }: LookUp<T>,
  reader: ObjectReader,
  signal: AbortSignal,
): Promise<Link<T>> {
  try {
    const object = await within(signal, reader.read(kind, namespace, name, signal));
    const record = object === undefined ? undefined : project(object);
    return record === undefined ? { state: 'Missing' } : { state: 'Found', record };
  } catch {
    return { state: 'Unread' };
  }
}
