import type { BootView } from '../../../boot/boot-reading.ts';
import type { Part } from '../../../boot/part.ts';
import { unreadable } from '../../../boot/unreadable.ts';
import type { CandidateEvidence } from '../../../evidence/boot-evidence.ts';
import type { Known } from '../../../evidence/known.ts';
import { canaryFacts } from './canary-facts.ts';
import type { CubbiBoot, LogFacts } from './cubbi-boot.ts';
import { lastWords } from './last-words.ts';
import { logPart } from './log-part.ts';
import { troubleLine } from './trouble-line.ts';

/** All but the first boot, where that one did not succeed: its log is all that there is. */
export function noLaterBoots(
  view: Pick<BootView, 'record' | 'context'>,
  candidate: Known<CandidateEvidence>,
): Part<Omit<CubbiBoot, 'candidate' | 'limits'>> {
  const log = logPart(view, 'candidate');
  if (!log.settled) return log;
  const skipped = candidate.known
    ? ({ known: true, value: { state: 'Skipped' } } as const)
    : unreadable('What came of the first boot is not known');
  const words = lastWords(view, 'candidate', log.value);
  const nothing = unreadable('The first boot did not get that far');
  return {
    settled: true,
    value: {
      probed: nothing,
      report: nothing,
      log: log.value.known ? { known: true, value: facts(log.value.value, words) } : log.value,
      second: skipped,
      secondReport: nothing,
      defaults: skipped,
      defaultsReport: nothing,
      help: skipped,
      helpReport: nothing,
      malformed: skipped,
      malformedReport: nothing,
    },
  };
}

function facts(log: string, words: string): LogFacts {
  const line = troubleLine(words);
  return { ...(line !== undefined && { trouble: { line } }), ...canaryFacts(log) };
}
