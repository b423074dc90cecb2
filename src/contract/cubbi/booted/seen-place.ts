import type { CheckResult } from '../../check.ts';
import type { BootReport, Place } from '../boot/cubbi-boot.ts';
import { notTold } from './not-told.ts';

/** What the probe saw at a path, or that it did not look. */
export function seenPlace(
  { places }: BootReport,
  path: string,
): { readonly place: Place } | { readonly result: CheckResult } {
  const place = places[path];
  return place === undefined
    ? { result: notTold(`The report of the first boot does not tell of ${path}`) }
    : { place };
}
