import type { Resolution } from '../evidence/image-evidence.ts';
import { digestMatches } from '../boot/digest-matches.ts';
import type { Observation } from './observation.ts';
import { sameEvidence } from './same-evidence.ts';
import type { ConcludedStatus } from './is-concluded.ts';
import { isConcluded } from './is-concluded.ts';

/** The newest verdict that another template of the namespace has on this evidence: its findings hold here too. */
export function siblingVerdict(
  { siblings, keys, terms }: Observation,
  resolution: Resolution,
): ConcludedStatus | undefined {
  return siblings
    .map(({ status }) => status)
    .filter(isConcluded)
    .filter(({ judged, lastValidation: { key } }) => {
      const same = sameEvidence(keys.digest, key) || sameEvidence(keys.reference, key);
      return same && judged.contractHash === terms.hash && digestMatches(judged.digest, resolution);
    })
    .sort((a, b) => (a.judged.finishedAt < b.judged.finishedAt ? 1 : -1))[0];
}
