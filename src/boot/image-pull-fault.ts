import type { BootReading } from './boot-reading.ts';
import type { PodRecord } from './pod-record.ts';
import { type PullFault, pullFault } from './pull-fault.ts';

type Reading = Pick<BootReading<unknown, unknown>, 'imageContainers' | 'prepares'>;

/** Nobody asked to have that one judged. */
const OWN_IMAGE: PullFault = {
  fault: 'Inconclusive',
  reason: 'RegistryUnavailable',
  message: "The node could not pull the operator's own image, which prepares the boot",
  lasting: false,
};

/**
 * What the pull of the image says, told by the containers that run it or by the operator's that mounts it. Undefined where none waits for a pull
 * that failed.
 *
 * @param image reference that the pod runs
 */
export function imagePullFault(
  { containers }: PodRecord,
  { imageContainers, prepares }: Reading,
  image: string,
): PullFault | undefined {
  for (const name of imageContainers) {
    const waiting = containers[name]?.waiting;
    const fault = waiting === undefined ? undefined : pullFault(waiting);
    if (fault !== undefined) return fault;
  }
  const waiting = prepares === undefined ? undefined : containers[prepares]?.waiting;
  const fault = waiting === undefined ? undefined : pullFault(waiting);
  // The text names, in quotes, what could not be pulled: the image as a volume, or the container's own.
  return fault === undefined || waiting?.message.includes(`${image}"`) === true ? fault : OWN_IMAGE;
}
