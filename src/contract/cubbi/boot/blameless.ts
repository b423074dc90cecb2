import type { CandidateEvidence } from '../../../evidence/boot-evidence.ts';
import type { Known } from '../../../evidence/known.ts';
import { unreadable } from '../../../boot/unreadable.ts';
import type { RunEvidence } from './cubbi-boot.ts';
import { triage } from './triage.ts';
import { troubleLine } from './trouble-line.ts';

/**
 * The boot, or that it proves nothing: it says that the surroundings of the pod took from init what the pod gives it.
 *
 * @param words what it wrote (see last-words.ts)
 */
export function blameless<Run extends RunEvidence | CandidateEvidence>(
  run: Known<Run>,
  words: string,
): Known<Run> {
  if (!run.known || run.value.state !== 'Ended' || run.value.exitCode === 0) return run;
  const line = troubleLine(words);
  const found = line === undefined ? undefined : triage(line);
  return found?.side === 'Infrastructure' ? unreadable(`${found.cause}; ${found.fix}`) : run;
}
