import type { FileFacts } from '../evidence/image-evidence.ts';
import type { Known } from '../evidence/known.ts';
import type { BootClock } from './boot-clock.ts';
import type { BootContext } from './boot-types.ts';
import type { Part } from './part.ts';
import type { PodRecord } from './pod-record.ts';
import { parseFilesReport } from '../evidence/parse-files-report.ts';
import { partBy } from './part-by.ts';
import { unreadable } from './unreadable.ts';

/** The prober reads a few files. */
const LIMIT_MILLISECONDS = 60_000;
/** States of a container that is not merely waiting for its turn. */
const FAILING =
  /^(?:ErrImage|ImagePullBackOff|ImageInspectError|InvalidImageName|CreateContainer|RunContainer)/;

/** Facts about the files of the image, read from its volume. They can be read elsewhere too: nothing waits long for them. */
export function filesPart(
  { containers: { files } }: PodRecord,
  { imageVolume }: BootContext,
  clock: BootClock,
): Part<Known<FileFacts>> {
  const unknown = (message: string) => ({ settled: true, value: unreadable(message) }) as const;
  if (!imageVolume) return unknown('The nodes do not mount images as volumes');
  if (files?.ended !== undefined) {
    const { exitCode, reason, message } = files.ended;
    const exited = (reason === 'Completed' && exitCode === 0) || reason === 'Unknown';
    return exited
      ? { settled: true, value: parseFilesReport(message) }
      : unknown("The node could not show the image's files to the operator");
  }
  if (files?.waiting !== undefined && FAILING.test(files.waiting.reason))
    return unknown("The node could not mount the image's files");
  const at =
    files?.startedAt === undefined
      ? clock.startDeadline
      : clock.since(files.startedAt) + LIMIT_MILLISECONDS;
  return partBy(at, clock, () => unreadable("The reading of the image's files left no report"));
}
