import { graceEnd } from './grace-end.ts';
import type { RecordedTemplate } from './recorded-template.ts';

/** Value of label `images.vibed.dev/rejected`: why a template rejects what runs its image, where its mode is Enforce. */
export type Rejected = 'closed' | 'invalid' | 'unknown';

/** Whether a template rejects. */
export interface Rejection {
  /** Undefined where it does not. */
  readonly rejected: Rejected | undefined;
  /** When that changes by itself (milliseconds since 1970): the end of the grace. Undefined where only a write changes it. */
  readonly changesAt: number | undefined;
}

/**
 * Whether a template rejects a workload that runs its image by the name in `spec.image`. The mode is left out, because the operator's floors
 * decide over it. In the order of the gate's decision.
 *
 * @param now milliseconds since 1970
 */
export function rejectionOf(template: RecordedTemplate, now: number): Rejection {
  const { settings, standing } = template;
  if (!settings.enabled) return always('closed');
  if (settings.validationOff || standing === 'Valid') return always(undefined);
  if (standing === 'Invalid') return always('invalid');
  if (settings.whenUnknown === 'Deny') return always('unknown');
  const end = graceEnd(template);
  if (end === undefined) return always(undefined);
  return now < end ? { rejected: undefined, changesAt: end } : always('unknown');
}

function always(rejected: Rejected | undefined): Rejection {
  return { rejected, changesAt: undefined };
}
