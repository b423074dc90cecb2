import type { CubbiBoot, LogFacts } from '../boot/cubbi-boot.ts';

/** The boots whose log is searched for a line that explains a failure. */
export type LoggedBoot = Exclude<keyof LogFacts, 'canaryLines' | 'cut'>;

/** The line of a boot's log that explains why it failed, where one was found. */
export function loggedTrouble({ log }: CubbiBoot, boot: LoggedBoot): string | undefined {
  return log.known ? log.value[boot]?.line : undefined;
}
