import type { CandidateEvidence } from '../../../evidence/boot-evidence.ts';
import type { Known } from '../../../evidence/known.ts';
import { unreadable } from '../../../boot/unreadable.ts';
import type { RunEvidence } from './cubbi-boot.ts';
import { triage } from './triage.ts';
import { troubleLine } from './trouble-line.ts';

/** The boot, or that it proves nothing: its log says that the surroundings of the pod took from init what the pod gives it. */
export function blameless<Run extends RunEvidence | CandidateEvidence>(
  run: Known<Run>,
  log: Known<string>,
): Known<Run> {
  if (!run.known || run.value.state !== 'Ended' || run.value.exitCode === 0) return run;
  const line = troubleLine(log.known ? log.value : run.value.message);
  const found = line === undefined ? undefined : triage(line);
  return found?.side === 'Infrastructure' ? unreadable(`${found.cause}; ${found.fix}`) : run;
}
