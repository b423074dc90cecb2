import type { ObjectReader } from './admission-ports.ts';
import { within } from './within.ts';

/** Bounds of what reviews ask of the API server: a burst of reviews must not become a burst of requests. */
export interface ReadLimits {
  /** Reads that run at once. */
  readonly reads: number;
  /** Milliseconds after which a read gives up its place; no review waits longer. */
  readonly longest: number;
}

const LIMITS: ReadLimits = { reads: 16, longest: 2000 };

/** A read that has not begun, with the signal of the review that joined last. */
interface WaitingRead {
  signal: AbortSignal;
  readonly answer: Promise<unknown>;
  readonly begin: () => Promise<void>;
  readonly giveUp: () => void;
}

/**
 * Bounds what reviews ask of the API server: so many reads at once, one for each object. A review joins a read that has not begun, never one that
 * runs: that may have been answered before the object was created. Nothing is kept. Reads that nobody waits for any more are left out.
 */
export function createSharedReader(
  reader: ObjectReader,
  limits: ReadLimits = LIMITS,
): ObjectReader {
  const waiting = new Map<string, WaitingRead>();
  const running = new Set<string>();
  const beginWhatMay = (): void => {
    for (const [key, read] of waiting) {
      if (running.size >= limits.reads) return;
      if (read.signal.aborted) {
        waiting.delete(key);
        read.giveUp();
      } else if (!running.has(key)) {
        waiting.delete(key);
        running.add(key);
        void read.begin().finally(() => {
          running.delete(key);
          beginWhatMay();
        });
      }
    }
  };
  return {
    read(kind, namespace, name, signal) {
      const key = `${kind} ${namespace}/${name}`;
      const joined = waiting.get(key);
      if (joined !== undefined) {
        joined.signal = signal;
        return joined.answer;
      }
      const read = waitingRead(signal, () => {
        const limit = AbortSignal.timeout(limits.longest);
        return within(limit, reader.read(kind, namespace, name, limit));
      });
      waiting.set(key, read);
      beginWhatMay();
      return read.answer;
    },
  };
}

function waitingRead(signal: AbortSignal, send: () => Promise<unknown>): WaitingRead {
  const { promise, resolve, reject } = Promise.withResolvers<unknown>();
  // A review that went away hears no answer, and that is no fault of the process.
  promise.catch(() => undefined);
  return {
    signal,
    answer: promise,
    begin: () => Promise.resolve().then(send).then(resolve, reject),
    giveUp: () => reject(new Error('Nobody waits for the answer')),
  };
}
