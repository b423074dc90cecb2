import { hash } from 'node:crypto';
import type { KnownCaller } from './caller.ts';

/** Callers are the API servers of one cluster, or its scrapers, with a token each and its successor. */
const MOST = 256;

/** Remembers who called with which header, by its SHA-256: no token is kept. */
export class KnownTokens {
  readonly #callers = new Map<string, KnownCaller>();

  /** Who called with this header, where its token still counts. */
  find(digest: string, now: number): KnownCaller | undefined {
    const caller = this.#callers.get(digest);
    if (caller === undefined || now < caller.until) return caller;
    this.#callers.delete(digest);
    return undefined;
  }

  add(digest: string, caller: KnownCaller): void {
    const [oldest] = this.#callers.keys();
    if (this.#callers.size >= MOST && oldest !== undefined) this.#callers.delete(oldest);
    this.#callers.set(digest, caller);
  }

  clear(): void {
    this.#callers.clear();
  }

  static digestOf(authorization: string): string {
    return hash('sha256', authorization, 'base64');
  }
}
