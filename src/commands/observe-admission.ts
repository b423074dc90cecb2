import type { AdmissionEvent } from '../admission/admission-server.ts';
import type { Logger } from '../log/logger.ts';
import type { Metrics } from '../metrics/create-metrics.ts';

/** Kinds that the webhook is registered for. A forged request must not make new series. */
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

/** Counts and logs one answered admission review: refusals and errors loudly, the rest only when debugging. */
export function observeAdmission(metrics: Metrics, log: Logger, event: AdmissionEvent): void {
  const { message: said, ...fields } = event;
  const { outcome, reason, seconds } = fields;
  const kind = KINDS.has(event.kind) ? event.kind : 'other';
  metrics.increment('vibed_admission_requests_total', { kind, decision: outcome });
  metrics.observe('vibed_admission_duration_seconds', {}, seconds);
  if (outcome === 'Reject') metrics.increment('vibed_admission_denied_total', { reason });
  if (outcome === 'Error')
    log.warn({ ...fields, said }, 'An admission review could not be answered');
  else if (outcome === 'Reject') log.info({ ...fields, said }, 'Rejected a workload');
  else log.debug({ ...fields, said }, 'Admitted a workload');
}
