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
 * @param prepares the operator's container that goes before the image's, where there is one
 */
export function bootSummary(
  { scheduling, containers }: PodRecord,
  { answered, prepares = '' }: { answered: number | undefined; prepares: string | undefined },
  { now, startedAt, logs, imageVolume }: BootContext,
): BootSummary {
  const { runtime, candidate } = containers;
  const scheduled = scheduling.state === 'Scheduled' ? scheduling.at : undefined;
  // A container that mounts the image starts once it is pulled, and may then be at work for minutes.
  const mounted = imageVolume ? containers[prepares]?.startedAt : undefined;
  const created = mounted ?? runtime?.startedAt ?? candidate?.startedAt;
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
