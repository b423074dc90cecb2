import type { ImageInspection } from '../evidence/image-evidence.ts';
import type { RegistryMemory } from './inspection-due.ts';

/**
 * Adds an answer to what is remembered. One that tells nothing leaves what was read before in place: the same digest has the same configuration
 * for ever.
 */
export function rememberAnswer(
  before: RegistryMemory | undefined,
  answer: { question: string; inspection: ImageInspection; now: number; request?: string },
): RegistryMemory {
  const { question, inspection, now, request } = answer;
  const same = before?.question === question ? before : undefined;
  const failed = inspection.resolution.outcome === 'Unknown';
  const asked = { question, askedAt: now, ...(request !== undefined && { request }) };
  if (!failed) {
    const files = sameDigest(same?.word.inspection, inspection) ? same?.word.files : undefined;
    const word = { inspection, answeredAt: now, ...(files !== undefined && { files }) };
    return { ...asked, word, failures: 0 };
  }
  const kept = same?.word.inspection.configs ?? {};
  const word = {
    ...same?.word,
    inspection: { resolution: inspection.resolution, configs: { ...inspection.configs, ...kept } },
    answeredAt: same?.word.answeredAt ?? now,
  };
  return { ...asked, word, failures: (same?.failures ?? 0) + 1 };
}

function sameDigest(a: ImageInspection | undefined, b: ImageInspection): boolean {
  return (
    a?.resolution.outcome === 'Resolved' &&
    b.resolution.outcome === 'Resolved' &&
    a.resolution.digest === b.resolution.digest
  );
}
