import { describe, expect, test } from '@jest/globals';
import { controllerMetrics, queueMetrics } from '../../src/commands/controller-metrics.ts';
import { createMetrics } from '../../src/metrics/create-metrics.ts';

describe('controllerMetrics() and queueMetrics()', () => {
  test('every count of the controller becomes a series, in base units', async () => {
    const metrics = createMetrics();
    const [own, queue] = [controllerMetrics(metrics), queueMetrics(metrics)];
    own.setValidation('apps', 'node-24', 'invalid');
    own.setValidation('apps', 'go-123', 'valid');
    own.forgetTemplate('apps', 'go-123');
    own.observeReconcile('conflict', 0.5);
    own.observeValidation('complete', 3);
    own.observeValidation('Evicted', 4);
    own.setValidations(2, 7);
    queue.depth?.(9);
    queue.latency?.(1_500);
    queue.duration?.(250);
    queue.retried?.();
    const { text } = await metrics.scrape();
    const lines = text
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#') && !line.includes('_bucket'));
    expect(lines.filter((line) => !line.endsWith(' 0') || line.includes('result='))).toEqual([
      'vibed_template_validation{namespace="apps",template="node-24",result="valid"} 0',
      'vibed_template_validation{namespace="apps",template="node-24",result="invalid"} 1',
      'vibed_template_validation{namespace="apps",template="node-24",result="unknown"} 0',
      'vibed_workqueue_depth 9',
      'vibed_workqueue_wait_seconds_sum 1.5',
      'vibed_workqueue_wait_seconds_count 1',
      'vibed_workqueue_work_seconds_sum 0.25',
      'vibed_workqueue_work_seconds_count 1',
      'vibed_workqueue_retries_total 1',
      'vibed_reconcile_duration_seconds_sum{result="conflict"} 0.5',
      'vibed_reconcile_duration_seconds_count{result="conflict"} 1',
      'vibed_jobs_active 2',
      'vibed_jobs_waiting 7',
      'vibed_jobs_finished_total{outcome="complete"} 1',
      'vibed_jobs_finished_total{outcome="Evicted"} 1',
      'vibed_validation_duration_seconds_sum{outcome="complete"} 3',
      'vibed_validation_duration_seconds_count{outcome="complete"} 1',
      'vibed_validation_duration_seconds_sum{outcome="Evicted"} 4',
      'vibed_validation_duration_seconds_count{outcome="Evicted"} 1',
    ]);
  });
});
