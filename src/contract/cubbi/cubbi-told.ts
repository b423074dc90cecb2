import type { Told } from '../contract.ts';
import type { CubbiEvidence } from './cubbi-check.ts';
import { effectiveRevision } from './effective-revision.ts';

/** Which revision of the contract the image implements, and of which release its init script is, where that is known. */
export function cubbiTold(evidence: CubbiEvidence): Told {
  const detectedRevision = effectiveRevision({ revision: undefined }, evidence);
  if (detectedRevision === undefined) return {};
  const init = evidence.files.known ? evidence.files.value.init : undefined;
  const release = init?.state === 'Read' ? init.upstream?.release : undefined;
  return { contract: { detectedRevision, ...(release !== undefined && { release }) } };
}
