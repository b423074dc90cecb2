import type { Evidence } from '../evidence/evidence.ts';

const PULL_REASONS = ['ErrImagePull', 'ImagePullBackOff', 'InvalidImageName'];

/** What the kubelet's try to get the image proves, where the registry's own word is missing. */
export type PullProof = 'Pulled' | 'NotFound' | 'PlatformMissing' | 'InvalidName' | 'Nothing';

/**
 * What a boot proves about the image's existence: a container that was created from it had it. Of the texts of a failed pull only those
 * count that cannot come from an outage (containerd's, as the kubelet passes them on).
 */
export function pullProof({ boot }: Evidence): PullProof {
  if (!boot.known || !boot.value.candidate.known) return 'Nothing';
  const candidate = boot.value.candidate.value;
  if (candidate.state !== 'NotStarted') return 'Pulled';
  if (!PULL_REASONS.includes(candidate.reason)) return 'Pulled';
  if (candidate.reason === 'InvalidImageName') return 'InvalidName';
  if (/no match for platform in manifest [^ ]+: not found\s*$/.test(candidate.message))
    return 'PlatformMissing';
  if (/failed to resolve image: [^ ]+: not found\s*$/.test(candidate.message)) return 'NotFound';
  return 'Nothing';
}
