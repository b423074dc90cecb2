import type { BootView } from '../../../boot/boot-reading.ts';
import type { Part } from '../../../boot/part.ts';
import { unreadable } from '../../../boot/unreadable.ts';
import type { Known } from '../../../evidence/known.ts';

/** Until the kubelet is asked again. */
const AGAIN_MILLISECONDS = 1000;

/** The log of a container, which is read once it has ended or its time is over. Nobody waits for that of one that did not end. */
export function logPart(
  { record, context }: Pick<BootView, 'record' | 'context'>,
  name: string,
): Part<Known<string>> {
  const log = context.logs[name];
  if (log !== undefined) return { settled: true, value: log };
  if (record.containers[name]?.ended?.startedAt !== undefined)
    return { settled: false, at: context.now + AGAIN_MILLISECONDS };
  return { settled: true, value: unreadable(`The container "${name}" left no log`) };
}
