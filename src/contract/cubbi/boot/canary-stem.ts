import { BOOT_VALUES } from './boot-values.ts';

/**
 * What every secret that a boot hands to an image begins with. The values are dummies; where one is found again, a real one would be.
 *
 * @param hash 16 hexadecimal digits, of the validation
 */
export function canaryStem(hash: string): string {
  return BOOT_VALUES.canaryPrefix + hash;
}
