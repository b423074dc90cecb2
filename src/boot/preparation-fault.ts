import type { BootProgress } from './boot-types.ts';
import type { BootReading } from './boot-reading.ts';
import type { PodRecord } from './pod-record.ts';
import { cleanText } from '../evidence/clean-text.ts';

const BYTES = 120;

/** The operator's own container, which goes before the image's, failed: the image is never started, and it is not to blame. */
export function preparationFault(
  record: PodRecord | undefined,
  { prepares }: Pick<BootReading<unknown, unknown>, 'prepares'>,
): BootProgress | undefined {
  const ended = prepares === undefined ? undefined : record?.containers[prepares]?.ended;
  if (ended === undefined || ended.exitCode === 0) return undefined;
  const cause = cleanText(ended.message, BYTES) || `exit code ${ended.exitCode}`;
  return {
    state: 'Fault',
    reason: 'EvidenceUnreadable',
    message: `The operator's container could not prepare the boot: ${cause}`,
  };
}
