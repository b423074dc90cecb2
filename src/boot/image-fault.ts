import type { BootContext, BootProgress } from './boot-types.ts';
import type { PullFault } from './pull-fault.ts';
import { samePlatform } from '../contract/same-platform.ts';

const CONTRADICTION: BootProgress = {
  state: 'Fault',
  reason: 'ImageBroken',
  message:
    "The registry showed the image to the controller but not to the node; check the node's mirrors and push the image again",
};

/**
 * What a pull fault that waiting does not heal means for the verdict; undefined for one that may pass.
 */
export function imageFault(
  fault: PullFault,
  { resolution, platform, image }: BootContext,
): BootProgress | undefined {
  if (fault.fault === 'Inconclusive') {
    const { reason, message } = fault;
    return fault.lasting ? { state: 'Fault', reason, message } : undefined;
  }
  if (fault.fault === 'NotFound') {
    // Two answers of the same registry within seconds: the node asks another one, or the image was deleted meanwhile.
    if (resolution.outcome === 'Resolved') return CONTRADICTION;
    return { state: 'ImageFault', resolution: { outcome: 'NotFound', message: fault.message } };
  }
  if (resolution.outcome === 'Resolved') {
    const platforms = resolution.platforms.filter((each) => !samePlatform(each.platform, platform));
    return { state: 'ImageFault', resolution: { ...resolution, platforms } };
  }
  const digest = fault.digest ?? /@(sha256:[0-9a-f]{64})$/.exec(image)?.[1];
  // A verdict must be bound to a digest.
  if (digest === undefined)
    return { state: 'Fault', reason: 'ImageBroken', message: fault.message };
  return { state: 'ImageFault', resolution: { outcome: 'Resolved', digest, platforms: [] } };
}
