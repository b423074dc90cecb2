import type { BootView } from '../../../boot/boot-reading.ts';
import type { Part } from '../../../boot/part.ts';
import { partBy } from '../../../boot/part-by.ts';
import { unreadable } from '../../../boot/unreadable.ts';
import type { CandidateEvidence } from '../../../evidence/boot-evidence.ts';
import type { Known } from '../../../evidence/known.ts';
import { blameless } from './blameless.ts';
import { lastWords } from './last-words.ts';
import { logPart } from './log-part.ts';
import { nodeTime } from './node-time.ts';

/** For the node to tell of an end. */
const GRACE_MILLISECONDS = 3000;

/** How the first boot went: it should end by itself within the time that the template gives it, because the probe does. */
export function firstBoot(view: BootView): Part<Known<CandidateEvidence>> {
  const { candidate, record, context, clock } = view;
  if (!candidate.known || candidate.value.state === 'NotStarted')
    return { settled: true, value: candidate };
  if (candidate.value.state === 'Ended') {
    const log = logPart(view, 'candidate');
    if (!log.settled) return log;
    const words = lastWords(view, 'candidate', log.value);
    return { settled: true, value: blameless(candidate, words) };
  }
  const startedAt = nodeTime(record.containers['candidate']?.startedAt, {
    earliest: context.startedAt,
    latest: clock.startDeadline,
  });
  const end = startedAt + context.timeoutSeconds * 1000 + GRACE_MILLISECONDS;
  return partBy(end, clock, () =>
    clock.alive ? candidate : unreadable('The node did not tell how the first boot ended'),
  );
}
