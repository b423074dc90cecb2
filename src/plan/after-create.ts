import type { InconclusiveReason } from '../api/reasons.ts';
import { concludeBoot } from './conclude-boot.ts';
import type { Observation, OwnedJob } from './observation.ts';
import { openProgress } from './open-progress.ts';
import type { Progress } from './progress.ts';
import { recordOfAttempt } from './record-of-attempt.ts';
import type { BootTarget } from './stage.ts';

/** How the creation of a Job went. */
export type Creation =
  | { readonly outcome: 'Created'; readonly job: OwnedJob }
  /** Another reconcile was faster, or the controller was restarted in between: look again. */
  | { readonly outcome: 'Exists' }
  /** As many validations run as are allowed. */
  | { readonly outcome: 'NoRoom' }
  /** The API server refused the pod, or would have stored another one. */
  | { readonly outcome: 'Refused'; readonly reason: InconclusiveReason; readonly message: string };

const QUEUED = {
  reason: 'Pending',
  message: 'The validation waits until others have finished',
} as const;
const VALIDATING = { reason: 'Validating', message: 'The image is being validated' } as const;

/** What a reconcile comes to after it tried to create a Job. */
export function afterCreate(
  observation: Observation,
  target: BootTarget,
  creation: Creation,
): Progress {
  const { platform } = target;
  const record = recordOfAttempt(observation, target);
  switch (creation.outcome) {
    case 'Created': {
      const { name, uid } = creation.job;
      const created = { ...record, job: name, jobUID: uid };
      return openProgress(observation, { ...VALIDATING, platform }, created);
    }
    case 'Exists':
      return openProgress(observation, { ...VALIDATING, platform }, record);
    case 'NoRoom':
      return openProgress(observation, { ...QUEUED, platform }, record);
    case 'Refused': {
      const { reason, message } = creation;
      return concludeBoot(observation, target, record, { state: 'Fault', reason, message });
    }
  }
}
