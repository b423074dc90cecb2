import type { PodRecord } from './pod-record.ts';
import { type PullFault, pullFault } from './pull-fault.ts';

/** What the pull of the image says, told by the containers that run it. Undefined where none waits for a pull that failed. */
export function imagePullFault(
  { containers }: PodRecord,
  imageContainers: readonly string[],
): PullFault | undefined {
  for (const name of imageContainers) {
    const waiting = containers[name]?.waiting;
    const fault = waiting === undefined ? undefined : pullFault(waiting);
    if (fault !== undefined) return fault;
  }
  return undefined;
}
