import type { TemplateStatus } from '../api/base-image-template.ts';
import type { ValidationRecord } from './validation-record.ts';

/** A status whose verdict rests on complete evidence. */
export type ConcludedStatus = TemplateStatus & {
  judged: NonNullable<TemplateStatus['judged']>;
  lastValidation: ValidationRecord & { finishedAt: string };
  checks: NonNullable<TemplateStatus['checks']>;
};

/** Whether the last validation ended with a verdict, and the status still holds the findings that it rests on. */
export function isConcluded(status: TemplateStatus | undefined): status is ConcludedStatus {
  const { judged, lastValidation, checks } = status ?? {};
  return (
    judged !== undefined &&
    checks !== undefined &&
    lastValidation?.finishedAt !== undefined &&
    judged.finishedAt === lastValidation.finishedAt
  );
}
