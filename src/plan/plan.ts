import type { BootTarget } from './stage.ts';
import type { OwnedJob } from './observation.ts';
import type { Progress } from './progress.ts';

/** What a reconcile is to do. Jobs come first, the status last. */
export interface Plan {
  readonly progress: Progress;
  /** Create the Job of this attempt; its outcome changes the progress (see `after-create.ts`). */
  readonly create?: BootTarget;
  /** Become an owner of a Job that a sibling created. */
  readonly join?: OwnedJob;
  /** Jobs whose evidence is in the status of every template that waited for it, or that nobody wants any more. */
  readonly remove: readonly OwnedJob[];
  /** Look again at that time at the latest (milliseconds since the epoch), even if nothing happens. */
  readonly wakeAt?: number;
}
