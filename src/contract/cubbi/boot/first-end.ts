import type { BootView } from '../../../boot/boot-reading.ts';
import { nodeTime } from './node-time.ts';

/** When the first boot ended, in milliseconds since the epoch: the clock of all others begins. */
export function firstEnd({
  record,
  context,
  clock,
}: Pick<BootView, 'record' | 'context' | 'clock'>): number {
  return nodeTime(record.containers['candidate']?.ended?.finishedAt, {
    earliest: context.startedAt,
    latest: clock.startDeadline + context.timeoutSeconds * 1000,
  });
}
