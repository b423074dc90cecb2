import { kubectl } from './kubectl.ts';
import { must } from './must.ts';

/**
 * How often the API server could not call our webhooks since it was started, whether it then admitted or refused, by its own metrics: an
 * outcome of a request does not tell where failurePolicy is Ignore.
 */
export async function failedCalls(): Promise<number> {
  const text = await must(kubectl(['get', '--raw', '/metrics']));
  const failures = text
    .split('\n')
    .filter((line) => line.includes('images.vibed.dev'))
    .filter(
      (line) =>
        line.startsWith('apiserver_admission_webhook_fail_open_count{') ||
        (line.startsWith('apiserver_admission_webhook_rejection_count{') &&
          line.includes('error_type="calling_webhook_error"')),
    );
  return failures.reduce((sum, line) => sum + Number(line.split(' ').at(-1)), 0);
}
