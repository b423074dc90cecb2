import type { TemplateStatus } from '../api/base-image-template.ts';
import type { InconclusiveReason } from '../api/reasons.ts';
import type { Evaluation } from '../contract/evaluate.ts';
import type { BootSummary } from '../boot/boot-types.ts';
import type { IdleReason } from './idle-reason.ts';
import type { ValidationRecord } from './validation-record.ts';

/** Complete evidence, evaluated. */
export interface Judgement {
  readonly evaluation: Evaluation;
  /** What it speaks of; empty where the image does not exist. */
  readonly digest: string;
  readonly record: ValidationRecord & { readonly finishedAt: string };
  readonly boot?: BootSummary;
  /** First line that the platform's probe printed. */
  readonly runtime?: string;
  /** What the image was found to implement. */
  readonly contract?: NonNullable<TemplateStatus['contract']>;
}

/** What a reconcile came to, from which the status follows. */
export type Progress =
  | { readonly kind: 'Idle'; readonly reason: IdleReason }
  /** The evidence in the status stands. */
  | { readonly kind: 'Standing' }
  | { readonly kind: 'Judged'; readonly judgement: Judgement }
  /** Evidence is still to come: the validation waits, runs, or ended without a result and will be made again. */
  | {
      readonly kind: 'Open';
      readonly reason: InconclusiveReason;
      readonly message: string;
      readonly platform: string;
      /** Replaces `status.lastValidation`. */
      readonly record?: ValidationRecord;
    };
