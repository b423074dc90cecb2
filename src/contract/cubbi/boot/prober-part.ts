import type { BootView } from '../../../boot/boot-reading.ts';
import type { Part } from '../../../boot/part.ts';
import { partBy } from '../../../boot/part-by.ts';
import { unreadable } from '../../../boot/unreadable.ts';
import type { Known } from '../../../evidence/known.ts';
import { readBulkReport } from '../../../evidence/read-bulk-report.ts';
import { firstEnd } from './first-end.ts';
import { logPart } from './log-part.ts';

type View = Pick<BootView, 'record' | 'context' | 'clock'>;

/** From the end of the first boot until the report of the operator's container is there. */
const LIMIT_MILLISECONDS = 90_000;

/** The report that one of the operator's own containers wrote to its log. */
export function proberPart(view: View, name: string): Part<Known<unknown>> {
  const ended = view.record.containers[name]?.ended;
  const silent = () => unreadable(`The operator's container "${name}" left no report`);
  if (ended === undefined) return partBy(firstEnd(view) + LIMIT_MILLISECONDS, view.clock, silent);
  const log = logPart(view, name);
  if (!log.settled) return log;
  return { settled: true, value: log.value.known ? readBulkReport(log.value.value) : log.value };
}
