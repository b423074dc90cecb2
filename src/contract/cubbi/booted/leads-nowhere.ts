import type { Place } from '../boot/cubbi-boot.ts';

/** Whether there is nothing at a place: it is missing, or a link whose end is. */
export function leadsNowhere({ kind, mode }: Place): boolean {
  return kind === 'Missing' || (kind === 'Symlink' && mode === 0);
}
