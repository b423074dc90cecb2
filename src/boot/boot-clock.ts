import type { BootContext } from './boot-types.ts';
import type { PodRecord } from './pod-record.ts';
import { evictedByOwnLimit } from './evicted-by-own-limit.ts';

/** The clocks of one validation, in milliseconds since the epoch. */
export interface BootClock {
  /** The moment up to which the pod's silence counts: now, or when the pod began to be taken away. */
  readonly until: number;
  /** When the image's container must have started. */
  readonly startDeadline: number;
  /** Whether the kubelet is known to have been at work, so that a container that runs on is the container's own doing. */
  readonly alive: boolean;
  /** The node's clock is another's: a start counts as between the creation of the Job and the deadline for starts. */
  readonly since: (time: string) => number;
}

/** The clocks of a validation whose pod was seen. */
export function bootClock(record: PodRecord, context: BootContext): BootClock {
  const { frozen } = record;
  const taken = frozen?.at === undefined ? -Infinity : Date.parse(frozen.at);
  const evicted = evictedByOwnLimit(frozen);
  const startDeadline = context.startedAt + context.startTimeoutSeconds * 1000;
  return {
    until: frozen === undefined ? context.now : evicted ? Infinity : taken,
    startDeadline,
    alive: frozen === undefined ? context.nodeReady === true : frozen.reason === 'DeadlineExceeded',
    since: (time) => Math.min(Math.max(Date.parse(time), context.startedAt), startDeadline),
  };
}
