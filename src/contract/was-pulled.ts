import type { Evidence } from '../evidence/evidence.ts';

/**
 * Whether a container was created from the image on this platform. Then it exists, may be pulled and has the platform, whatever the registry
 * told the controller. (A pull that failed for the image's own fault arrives as the resolution.)
 */
export function wasPulled({ boot }: Evidence): boolean {
  return (
    boot.known &&
    boot.value.candidate.known &&
    ['Running', 'Ended'].includes(boot.value.candidate.value.state)
  );
}
