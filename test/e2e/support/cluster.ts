import { ENVIRONMENT } from './environment.ts';
import { must } from './must.ts';
import { run } from './run.ts';

/** Runs a verb of the local cluster's command, such as `stop registry`. Throws with its words when it fails. */
export function cluster(...args: readonly string[]): Promise<string> {
  const [command = '', ...before] = ENVIRONMENT.cluster;
  return must(run(command, [...before, ...args]));
}
