import type { ImageInspection } from '../evidence/image-evidence.ts';
import type { RegistryMemory } from './inspection-due.ts';

/**
 * Adds an answer to what is remembered. One that tells nothing leaves what was read before in place: the same digest has the same configuration
 * for ever. Where only a configuration could not be read, the registry is asked again as after any failure.
 */
export function rememberAnswer(
  before: RegistryMemory | undefined,
  answer: { question: string; inspection: ImageInspection; now: number; request?: string },
): RegistryMemory {
  const { question, inspection, now, request } = answer;
  const same = before?.question === question ? before : undefined;
  const failed = inspection.resolution.outcome === 'Unknown';
  const unread = Object.values(inspection.configs).some(({ known }) => !known);
  const failures = failed || unread ? (same?.failures ?? 0) + 1 : 0;
  const asked = { question, askedAt: now, failures, ...(request !== undefined && { request }) };
  if (!failed) {
    const word = sameDigest(same?.word.inspection, inspection) ? same?.word : undefined;
    const configs = { ...inspection.configs, ...known(word?.inspection.configs) };
    const files = word?.files;
    const told = { inspection: { ...inspection, configs }, answeredAt: now };
    return { ...asked, word: { ...told, ...(files !== undefined && { files }) } };
  }
  const kept = same?.word.inspection.configs ?? {};
  const word = {
    ...same?.word,
    inspection: { resolution: inspection.resolution, configs: { ...inspection.configs, ...kept } },
    answeredAt: same?.word.answeredAt ?? now,
  };
  return { ...asked, word };
}

function known(configs: ImageInspection['configs'] = {}): ImageInspection['configs'] {
  return Object.fromEntries(Object.entries(configs).filter(([, config]) => config.known));
}

function sameDigest(a: ImageInspection | undefined, b: ImageInspection): boolean {
  return (
    a?.resolution.outcome === 'Resolved' &&
    b.resolution.outcome === 'Resolved' &&
    a.resolution.digest === b.resolution.digest
  );
}
