import type { Evidence } from '../evidence/evidence.ts';
import type { Known } from '../evidence/known.ts';

/** What every contract's evidence tells of the image and of the container that its pod was there for. */
export type PulledEvidence = Pick<
  Evidence<{ readonly candidate: Known<{ readonly state: string }> }>,
  'platform' | 'resolution' | 'boot'
>;

/**
 * Whether a container was created from the image on this platform. Then it exists, may be pulled and has the platform, whatever the registry
 * told the controller. (A pull that failed for the image's own fault arrives as the resolution.)
 */
export function wasPulled({ boot }: PulledEvidence): boolean {
  return (
    boot.known &&
    boot.value.candidate.known &&
    ['Running', 'Ended'].includes(boot.value.candidate.value.state)
  );
}
