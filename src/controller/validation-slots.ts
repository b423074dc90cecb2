import { createFairQueue } from '../workqueue/fair-queue.ts';

/** Places for validations that run at the same time. */
export interface ValidationSlots {
  /** Takes a place for a Job; without one, remembers who asked. A Job that has a place keeps it. */
  take(job: string, asker: string): boolean;
  /** The Job runs, whoever started it: after a restart more may run than are allowed. */
  occupy(job: string): void;
  /** The Job's validation is over: its place goes to the asker whose namespace's turn it is. */
  free(job: string): void;
  readonly running: number;
  readonly waiting: number;
}

/** What the places need from outside. */
export interface SlotOptions {
  readonly limit: number;
  /** Group of an asker; groups are served in turn. */
  readonly groupOf: (asker: string) => string;
  /** A place became free: ask again. */
  readonly wake: (asker: string) => void;
}

/** Creates places that are all free. */
export function createValidationSlots({ limit, groupOf, wake }: SlotOptions): ValidationSlots {
  const running = new Set<string>();
  const waiting = createFairQueue(groupOf);
  return {
    take(job, asker) {
      if (running.has(job)) return true;
      if (running.size >= limit) {
        waiting.push(asker);
        return false;
      }
      running.add(job);
      return true;
    },
    occupy(job) {
      running.add(job);
    },
    free(job) {
      if (!running.delete(job) || running.size >= limit) return;
      const next = waiting.shift();
      if (next !== undefined) wake(next);
    },
    get running() {
      return running.size;
    },
    get waiting() {
      return waiting.size;
    },
  };
}
