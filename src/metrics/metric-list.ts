/** What a metric is. Names follow the Prometheus conventions: base units, `_total` for counters. */
export interface MetricSpec {
  readonly type: 'counter' | 'gauge' | 'histogram';
  /** One sentence. */
  readonly help: string;
  readonly labels: readonly string[];
  /** Upper bounds of a histogram's buckets. */
  readonly buckets?: readonly number[];
}

const fast = [0.0001, 0.0005, 0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5];
const medium = [0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 10, 60];
const slow = [0.5, 1, 2, 5, 10, 20, 30, 60, 120, 300, 600];

/** Every metric of the product. The documentation's catalogue is proven equal to this list by a test. */
export const METRICS = {
  vibed_build_info: {
    type: 'gauge',
    help: 'Always 1; the version is in the label.',
    labels: ['version', 'command'],
  },
  vibed_template_validation: {
    type: 'gauge',
    help: "A template's verdict: of its three series the one with the current result is 1.",
    labels: ['namespace', 'template', 'result'],
  },
  vibed_workqueue_depth: {
    type: 'gauge',
    help: 'Templates that wait to be reconciled.',
    labels: [],
  },
  vibed_workqueue_wait_seconds: {
    type: 'histogram',
    help: 'How long a template waited to be reconciled.',
    labels: [],
    buckets: medium,
  },
  vibed_workqueue_work_seconds: {
    type: 'histogram',
    help: 'How long a worker held a template.',
    labels: [],
    buckets: medium,
  },
  vibed_workqueue_retries_total: {
    type: 'counter',
    help: 'Templates that were queued again with backoff.',
    labels: [],
  },
  vibed_reconcile_duration_seconds: {
    type: 'histogram',
    help: 'How long a reconcile took, by its result.',
    labels: ['result'],
    buckets: medium,
  },
  vibed_jobs_active: { type: 'gauge', help: 'Validation Jobs that run.', labels: [] },
  vibed_jobs_waiting: {
    type: 'gauge',
    help: 'Templates that wait until fewer validation Jobs run.',
    labels: [],
  },
  vibed_jobs_started_total: {
    type: 'counter',
    help: 'Validation Jobs that were created.',
    labels: [],
  },
  vibed_jobs_finished_total: {
    type: 'counter',
    help: 'Validations that ended, by outcome.',
    labels: ['outcome'],
  },
  vibed_validation_duration_seconds: {
    type: 'histogram',
    help: 'From the creation of a validation Job until all evidence was there.',
    labels: ['outcome'],
    buckets: slow,
  },
  vibed_registry_requests_total: {
    type: 'counter',
    help: 'Questions to registries, by outcome.',
    labels: ['outcome'],
  },
  vibed_admission_requests_total: {
    type: 'counter',
    help: 'Admission reviews that were answered, by decision.',
    labels: ['kind', 'decision'],
  },
  vibed_admission_denied_total: {
    type: 'counter',
    help: 'Admission reviews that were refused, by reason.',
    labels: ['reason'],
  },
  vibed_admission_duration_seconds: {
    type: 'histogram',
    help: 'How long an admission review took to be answered.',
    labels: [],
    buckets: fast,
  },
  vibed_callers_refused_total: {
    type: 'counter',
    help: 'Requests that were refused because of their token, by what was wrong with it.',
    labels: ['endpoint', 'reason'],
  },
  vibed_informer_synced: {
    type: 'gauge',
    help: '1 while the cache of a resource was filled at least once.',
    labels: ['resource'],
  },
  vibed_informer_age_seconds: {
    type: 'gauge',
    help: 'Time since the API server was last heard of about a resource.',
    labels: ['resource'],
  },
  vibed_leader: { type: 'gauge', help: '1 while this process is the leader.', labels: [] },
  vibed_certificate_expiry_timestamp_seconds: {
    type: 'gauge',
    help: 'When the serving certificate of the webhook expires, in seconds since the epoch.',
    labels: [],
  },
  vibed_certificate_accepted: {
    type: 'gauge',
    help: '1 while the API server can verify the serving certificate by the caBundle of the webhook configuration.',
    labels: [],
  },
} as const satisfies Record<string, MetricSpec>;
