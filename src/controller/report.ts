import type { BaseImageTemplate, TemplateStatus } from '../api/base-image-template.ts';
import type { Reason } from '../api/reasons.ts';
import type { Progress } from '../plan/progress.ts';
import { verdictEvent } from '../status/verdict-event.ts';
import type { ControllerPorts } from './controller-ports.ts';

/** What a reconcile changed. */
export interface Change {
  /** The template as it was. */
  readonly before: BaseImageTemplate;
  /** Its status now. */
  readonly status: TemplateStatus;
  readonly progress: Progress;
}

const RESULTS = { True: 'valid', False: 'invalid', Unknown: 'unknown' } as const;

/** Tells metrics of the verdict, and Events and metrics of what changed. */
export function report(
  { before, status, progress }: Change,
  { metrics, events, clock }: ControllerPorts,
): void {
  const { namespace, name } = before.metadata;
  const valid = status.conditions?.find(({ type }) => type === 'Valid');
  metrics.setValidation(namespace, name, RESULTS[valid?.status ?? 'Unknown']);
  const event = verdictEvent(before.status, status);
  if (event !== undefined) events.publish({ template: before, ...event });
  const ended = endOf(before, progress);
  if (ended === undefined) return;
  const seconds = (clock.now() - Date.parse(ended.startedAt)) / 1000;
  metrics.observeValidation(ended.result, seconds);
}

/** The end of a boot that this template began; a verdict that was taken from a sibling is no end. */
function endOf(
  { status }: BaseImageTemplate,
  progress: Progress,
): { result: 'complete' | Reason; startedAt: string } | undefined {
  const last = status?.lastValidation;
  if (last?.startedAt === undefined || last.finishedAt !== undefined) return undefined;
  const { startedAt, key } = last;
  if (progress.kind === 'Judged') {
    const same = progress.judgement.record.key === key;
    return same ? { result: 'complete', startedAt } : undefined;
  }
  if (progress.kind !== 'Open' || progress.record?.finishedAt === undefined) return undefined;
  return progress.record.key === key ? { result: progress.reason, startedAt } : undefined;
}
