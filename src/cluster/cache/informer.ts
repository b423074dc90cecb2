import type { Logger } from '../../log/logger.ts';
import type { Timers } from '../../workqueue/timers.ts';
import type { KubeClient } from '../client/kube-client.ts';
import type { KubeObject } from '../kube-object.ts';
import type { ChangeHandler } from './object-store.ts';

/** What an informer watches. */
export interface InformerOptions<T> {
  readonly client: KubeClient;
  readonly timers: Timers;
  readonly log: Logger;
  /** Name for logs and metrics. */
  readonly resource: string;
  /** Paths of the resource, one for each version that will do, the best first: the first one that the API server has is used. */
  readonly paths: readonly string[];
  readonly labelSelector?: string;
  readonly fieldSelector?: string;
  /** Only objects of these namespaces count; empty means all. */
  readonly namespaces?: readonly string[];
  /** What is kept of an object, from its JSON; may use the object itself. */
  readonly shape: (object: KubeObject) => T;
  readonly handler?: ChangeHandler<T>;
  /**
   * The resource may be absent (its CRD is not installed, or RBAC leaves it out): then the informer is synced, with nothing in it, and asks
   * again from time to time.
   */
  readonly optional?: boolean;
  /** Nothing is asked before this resolves: what the handler looks up must be there first. */
  readonly after?: Promise<unknown>;
}

/** A cache of objects that follows the API server. Objects are frozen. */
export interface Informer<T> {
  readonly resource: string;
  get(namespace: string, name: string): T | undefined;
  /** All objects, or those of a namespace, in any order. */
  list(namespace?: string): T[];
  /** Whether the cache was filled at least once. Stays true while the connection is lost: see `ageMs`. */
  hasSynced(): boolean;
  /** Resolves when `hasSynced`, or when the informer is stopped. */
  whenSynced(): Promise<void>;
  /** Whether the API server does not have the resource. */
  isAbsent(): boolean;
  /** Time since the API server was last heard of about this resource, in milliseconds; since the start where it never was. */
  ageMs(): number;
  /** Ends the watch; the cache stays as it is. */
  stop(): Promise<void>;
}
