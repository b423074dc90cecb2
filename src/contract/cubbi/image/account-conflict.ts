import { BOOT_VALUES } from '../boot/boot-values.ts';
import type { AccountFact, CubbiFiles } from '../files/cubbi-files.ts';

/** The account other than cubbi that has the user id which cubbi is to have by default; undefined where the id is free, or cubbi's already. */
export function accountConflict({
  accounts,
}: Pick<CubbiFiles, 'accounts'>): AccountFact | undefined {
  const owners = (accounts ?? []).filter(({ uid }) => uid === BOOT_VALUES.defaults.uid);
  return owners.some(({ name }) => name === 'cubbi') ? undefined : owners[0];
}
