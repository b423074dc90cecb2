import type { BackoffOptions } from './exponential-backoff.ts';
import { exponentialBackoff } from './exponential-backoff.ts';
import type { FairQueue } from './fair-queue.ts';
import { createFairQueue } from './fair-queue.ts';
import type { Timers } from './timers.ts';

/** What a queue reports about itself; every function is optional. Times in milliseconds. */
export interface WorkQueueHooks {
  /** Number of keys that wait for a worker, after each change. */
  depth?(depth: number): void;
  /** How long a key waited from being added to being taken. */
  latency?(waitedMs: number): void;
  /** How long a worker held a key. */
  duration?(workedMs: number): void;
  /** A key was added again after a failure. */
  retried?(): void;
}

/** Everything that a work queue needs from outside. */
export interface WorkQueueOptions {
  readonly timers: Timers;
  readonly backoff: BackoffOptions;
  /** Keys of one group are served in turn with those of other groups. Without it there is one group. */
  readonly groupOf?: (key: string) => string;
  readonly hooks?: WorkQueueHooks;
}

/**
 * A queue of keys with the guarantees of client-go's work queue: a key waits at most once, is held by at most one worker, and a key that
 * is added while it is held comes again afterwards.
 */
export interface WorkQueue {
  /** Asks for work on a key, as soon as possible. */
  add(key: string): void;
  /** Asks for work on a key after a delay; of several pending requests the earliest counts. */
  addAfter(key: string, delayMs: number): void;
  /** Asks for work on a key after its backoff, which grows with each call until `forget`. Returns the delay in milliseconds. */
  addRateLimited(key: string): number;
  /** Ends the backoff of a key: its work succeeded. */
  forget(key: string): void;
  /** How often a key was added with backoff since it was last forgotten. */
  retries(key: string): number;
  /** The next key, as soon as there is one; `undefined` after the queue was shut down and is empty. Every key taken must be given back with `done`. */
  take(): Promise<string | undefined>;
  /** Gives back a key that was taken. */
  done(key: string): void;
  /** Number of keys that wait for a worker. */
  depth(): number;
  /**
   * Accepts no more keys and drops delayed ones; with `drain`, keys that wait are still handed out, else they are dropped too. Resolves
   * when no worker holds a key.
   */
  shutdown(options?: { readonly drain?: boolean }): Promise<void>;
}

/** Creates an empty queue. */
export function createWorkQueue(options: WorkQueueOptions): WorkQueue {
  return new KeyedQueue(options);
}

class KeyedQueue implements WorkQueue {
  readonly #timers: Timers;
  readonly #backoff: BackoffOptions;
  readonly #hooks: WorkQueueHooks;
  readonly #waiting: FairQueue;
  /** Keys that need work, with the time since when: those that wait, and those that were added while a worker held them. */
  readonly #dirty = new Map<string, number>();
  /** Keys that a worker holds, with the time since when. */
  readonly #held = new Map<string, number>();
  readonly #failures = new Map<string, number>();
  /** At most one timer for each key: the earliest that was asked for. */
  readonly #delayed = new Map<string, { readonly at: number; readonly cancel: () => void }>();
  readonly #takers: ((key: string | undefined) => void)[] = [];
  readonly #idle: (() => void)[] = [];
  #closed = false;

  constructor({ timers, backoff, groupOf = () => '', hooks = {} }: WorkQueueOptions) {
    this.#timers = timers;
    this.#backoff = backoff;
    this.#hooks = hooks;
    this.#waiting = createFairQueue(groupOf);
  }

  add(key: string): void {
    if (this.#closed || this.#dirty.has(key)) return;
    this.#dirty.set(key, this.#timers.now());
    if (!this.#held.has(key)) this.#enqueue(key);
  }

  addAfter(key: string, delayMs: number): void {
    if (this.#closed) return;
    if (delayMs <= 0) {
      this.add(key);
      return;
    }
    const at = this.#timers.now() + delayMs;
    const pending = this.#delayed.get(key);
    if (pending !== undefined && pending.at <= at) return;
    pending?.cancel();
    const cancel = this.#timers.after(delayMs, () => {
      this.#delayed.delete(key);
      this.add(key);
    });
    this.#delayed.set(key, { at, cancel });
  }

  addRateLimited(key: string): number {
    const failures = this.retries(key) + 1;
    this.#failures.set(key, failures);
    const delay = exponentialBackoff(failures, this.#backoff);
    this.#hooks.retried?.();
    this.addAfter(key, delay);
    return delay;
  }

  forget(key: string): void {
    this.#failures.delete(key);
  }

  retries(key: string): number {
    return this.#failures.get(key) ?? 0;
  }

  take(): Promise<string | undefined> {
    const key = this.#hand();
    if (key !== undefined || this.#closed) return Promise.resolve(key);
    return new Promise((resolve) => this.#takers.push(resolve));
  }

  done(key: string): void {
    const since = this.#held.get(key);
    if (since === undefined) return;
    this.#held.delete(key);
    this.#hooks.duration?.(this.#timers.now() - since);
    if (this.#dirty.has(key)) this.#enqueue(key);
    this.#settle();
  }

  depth(): number {
    return this.#waiting.size;
  }

  shutdown({ drain = false } = {}): Promise<void> {
    this.#closed = true;
    for (const { cancel } of this.#delayed.values()) cancel();
    this.#delayed.clear();
    if (!drain) {
      this.#waiting.clear();
      this.#dirty.clear();
      this.#hooks.depth?.(0);
    }
    for (const taker of this.#takers.splice(0)) taker(undefined);
    return new Promise((resolve) => {
      this.#idle.push(resolve);
      this.#settle();
    });
  }

  #enqueue(key: string): void {
    this.#waiting.push(key);
    this.#hooks.depth?.(this.#waiting.size);
    const taker = this.#takers.shift();
    taker?.(this.#hand());
  }

  #hand(): string | undefined {
    const key = this.#waiting.shift();
    if (key === undefined) return undefined;
    const now = this.#timers.now();
    this.#hooks.depth?.(this.#waiting.size);
    this.#hooks.latency?.(now - (this.#dirty.get(key) ?? now));
    this.#dirty.delete(key);
    this.#held.set(key, now);
    return key;
  }

  #settle(): void {
    if (!this.#closed || this.#held.size > 0 || this.#waiting.size > 0) return;
    for (const resolve of this.#idle.splice(0)) resolve();
  }
}
