import type { ControllerMetrics } from '../controller/controller-ports.ts';
import type { Metrics } from '../metrics/create-metrics.ts';
import { setTemplateValidation } from '../metrics/set-template-validation.ts';
import type { WorkQueueHooks } from '../workqueue/work-queue.ts';

/** The controller's counts as metrics. Of a template's three series exactly one is 1. */
export function controllerMetrics(metrics: Metrics): ControllerMetrics {
  return {
    setValidation: (namespace, name, result) =>
      setTemplateValidation(metrics, { namespace, name }, result),
    forgetTemplate: (namespace, name) =>
      setTemplateValidation(metrics, { namespace, name }, undefined),
    observeReconcile: (result, seconds) =>
      metrics.observe('vibed_reconcile_duration_seconds', { result }, seconds),
    observeValidation(outcome, seconds) {
      metrics.increment('vibed_jobs_finished_total', { outcome });
      metrics.observe('vibed_validation_duration_seconds', { outcome }, seconds);
    },
    setValidations(running, waiting) {
      metrics.set('vibed_jobs_active', {}, running);
      metrics.set('vibed_jobs_waiting', {}, waiting);
    },
  };
}

/** The work queue's reports as metrics. */
export function queueMetrics(metrics: Metrics): WorkQueueHooks {
  return {
    depth: (depth) => metrics.set('vibed_workqueue_depth', {}, depth),
    latency: (ms) => metrics.observe('vibed_workqueue_wait_seconds', {}, ms / 1_000),
    duration: (ms) => metrics.observe('vibed_workqueue_work_seconds', {}, ms / 1_000),
    retried: () => metrics.increment('vibed_workqueue_retries_total', {}),
  };
}
