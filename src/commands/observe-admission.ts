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
  const { outcome, reason, seconds } = event;
  const kind = KINDS.has(event.kind) ? event.kind : 'other';
  metrics.increment('vibed_admission_requests_total', { kind, decision: outcome });
  metrics.observe('vibed_admission_duration_seconds', {}, seconds);
  if (outcome === 'Reject') metrics.increment('vibed_admission_denied_total', { reason });
  if (outcome === 'Error') log.warn({ ...event }, 'An admission review could not be answered');
  else if (outcome === 'Reject') log.info({ ...event }, 'Rejected a workload');
  else log.debug({ ...event }, 'Admitted a workload');
}
