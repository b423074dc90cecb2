import { kubectl } from '../../e2e/support/kubectl.ts';
import { must } from '../../e2e/support/must.ts';
import type { FailOpenCounts } from './fail-open-counts.ts';
import { failOpenCounts } from './fail-open-counts.ts';

/** Asks the API server how often the gate was failed open. */
export async function readFailOpen(): Promise<FailOpenCounts> {
  return failOpenCounts(await must(kubectl(['get', '--raw', '/metrics'])));
}
