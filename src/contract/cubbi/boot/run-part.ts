import type { BootView } from '../../../boot/boot-reading.ts';
import { candidateOutcome } from '../../../boot/candidate-outcome.ts';
import type { Part } from '../../../boot/part.ts';
import { partBy } from '../../../boot/part-by.ts';
import { unreadable } from '../../../boot/unreadable.ts';
import type { Known } from '../../../evidence/known.ts';
import type { RunEvidence } from './cubbi-boot.ts';
import { firstEnd } from './first-end.ts';
import { nodeTime } from './node-time.ts';

type View = Pick<BootView, 'record' | 'context' | 'clock'>;
type Run = Known<RunEvidence>;

/** For the node to tell of an end. */
const GRACE_MILLISECONDS = 3000;
/** From the end of the first boot to the start of another container: the images are there. */
const START_MILLISECONDS = 60_000;

/**
 * How one of the boots after the first went; it has as long as the first. `Running` is evidence where its time is over and the node was at
 * work: the boot should have ended.
 */
export function runPart(view: View, name: string): Part<Run> {
  const { record, context, clock } = view;
  const outcome = candidateOutcome(record, name);
  if (outcome !== undefined && !(outcome.known && outcome.value.state === 'Running'))
    return { settled: true, value: outcome };
  const begin = firstEnd(view);
  const unknown = (what: string): Run => unreadable(`The boot "${name}" ${what}`);
  if (outcome === undefined)
    return partBy(begin + START_MILLISECONDS, clock, () => unknown('was not started by the node'));
  const latest = begin + START_MILLISECONDS;
  const startedAt = nodeTime(record.containers[name]?.startedAt, { earliest: begin, latest });
  const end = startedAt + context.timeoutSeconds * 1000 + GRACE_MILLISECONDS;
  return partBy(end, clock, () => (clock.alive ? outcome : unknown('left no end')));
}
