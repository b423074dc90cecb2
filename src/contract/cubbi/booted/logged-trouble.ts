import type { CubbiBoot } from '../boot/cubbi-boot.ts';

/** The line of the log that explains why the first or the second boot failed, where one was found. */
export function loggedTrouble({ log }: CubbiBoot): string | undefined {
  return log.known ? log.value.trouble?.line : undefined;
}
