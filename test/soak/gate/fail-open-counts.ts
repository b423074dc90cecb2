import type { GateEntry } from './soak-request.ts';

/** What the API server counts of the gate since it was started. */
export interface FailOpenCounts {
  /** When it was started, as it says itself: other counts begin at 0. */
  readonly since: number;
  readonly counts: Readonly<Record<GateEntry, number>>;
}

const NAME = 'apiserver_admission_webhook_fail_open_count';

/**
 * Reads `apiserver_admission_webhook_fail_open_count` of the gate's entries from the API server's metrics. An entry that is not there was never
 * failed open.
 *
 * @throws Error where the text is not that of an API server
 */
export function failOpenCounts(text: string): FailOpenCounts {
  const since = /^process_start_time_seconds (\S+)$/m.exec(text)?.[1];
  if (since === undefined) throw new Error('the metrics do not say when the API server started');
  const count = (entry: GateEntry) => {
    const line = text
      .split('\n')
      .find((each) => each.startsWith(`${NAME}{`) && each.includes(`name="${entry}"`));
    return Number(line?.split(' ').at(-1) ?? 0);
  };
  return {
    since: Number(since),
    counts: {
      'pods.images.vibed.dev': count('pods.images.vibed.dev'),
      'workloads.images.vibed.dev': count('workloads.images.vibed.dev'),
    },
  };
}
