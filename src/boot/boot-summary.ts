import type { BootContext, BootSummary } from './boot-types.ts';
import type { PodRecord } from './pod-record.ts';
import { cleanText } from '../evidence/clean-text.ts';

const LINES = 10;
const LINE_BYTES = 180;

function seconds(milliseconds: number): string {
  return `${(Math.max(0, milliseconds) / 1000).toFixed(1)}s`;
}

/** The last lines of the image's log, without control characters: at most 1.8 KB. */
function tail(message: string): string {
  const lines = message.split('\n').map((line) => cleanText(line, LINE_BYTES));
  return lines
    .filter((line) => line !== '')
    .slice(-LINES)
    .join('\n');
}

/**
 * `status.boot`: how long the parts of a boot took, and what the image wrote last if it ended.
 *
 * @param answered milliseconds until the image's agent answered, where it did
 */
export function bootSummary(
  { scheduling, containers: { runtime, candidate } }: PodRecord,
  answered: number | undefined,
  { now, startedAt, logs }: BootContext,
): BootSummary {
  const scheduled = scheduling.state === 'Scheduled' ? scheduling.at : undefined;
  const created = runtime?.startedAt ?? candidate?.startedAt;
  // The message of a container that could not start is the container runtime's.
  const ended = candidate?.ended?.reason === 'StartError' ? undefined : candidate?.ended;
  const log = ended === undefined ? logs['candidate'] : undefined;
  const logTail = tail(log?.known === true ? log.value : (ended?.message ?? ''));
  return {
    ...(scheduled !== undefined &&
      created !== undefined && { imagePull: seconds(Date.parse(created) - Date.parse(scheduled)) }),
    ...(answered !== undefined && { agentAnswered: seconds(answered) }),
    total: seconds(now - startedAt),
    ...(logTail !== '' && { logTail }),
  };
}
