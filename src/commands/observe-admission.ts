import type { AdmissionEvent } from '../admission/admission-server.ts';
import type { GroupVersionKind } from '../gate/group-version-kind.ts';
import type { LogFields, Logger } from '../log/logger.ts';
import type { Metrics } from '../metrics/create-metrics.ts';

/** Kinds that the webhook is registered for, besides configured ones. A forged request must not make new series. */
const KINDS = new Set([
  ...['Pod', 'Deployment', 'ReplicaSet', 'StatefulSet', 'DaemonSet', 'Job', 'CronJob'],
  ...[
    'ReplicationController',
    'SandboxClaim',
    'SandboxTemplate',
    'SandboxWarmPool',
    'Sandbox',
    'VibedApp',
  ],
]);

/**
 * Counts and logs one answered admission review: refusals and errors loudly, the rest only when debugging.
 *
 * @param configured further kinds that the webhook is registered for
 */
export function observeAdmission(
  metrics: Metrics,
  log: Logger,
  event: AdmissionEvent,
  configured: readonly Pick<GroupVersionKind, 'kind'>[],
): void {
  const { outcome, reason, seconds } = event;
  const known = KINDS.has(event.kind) || configured.some(({ kind }) => kind === event.kind);
  const kind = known ? event.kind : 'other';
  metrics.increment('vibed_admission_requests_total', { kind, decision: outcome });
  metrics.observe('vibed_admission_duration_seconds', {}, seconds);
  if (outcome === 'Reject') metrics.increment('vibed_admission_denied_total', { reason });
  if (outcome === 'Error') log.warn(fieldsOf(event), 'An admission review could not be answered');
  else if (outcome === 'Reject') log.info(fieldsOf(event), 'Rejected a workload');
  else if (log.isLevelEnabled('debug')) log.debug(fieldsOf(event), 'Admitted a workload');
}

/** `message` is the name of the line's own sentence. */
function fieldsOf({ message: said, ...fields }: AdmissionEvent): LogFields {
  return { ...fields, said };
}
