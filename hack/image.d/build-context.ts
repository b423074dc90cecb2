import type { DebianPackage } from './debian-package.ts';

/** What every step of a build needs to know about its surroundings. */
export interface BuildContext {
  /** Root of the project: where sources are read. */
  readonly root: string;
  /** Folder of the cache; it may be deleted at any time. */
  readonly cache: string;
  /** The Debian packages that layers are made of, in the versions that apt would install; asked once. */
  readonly debian: () => Promise<readonly DebianPackage[]>;
  /** These packages with all that they need at run time, as on a machine where nothing is installed. */
  readonly debianClosure: (names: readonly string[]) => Promise<readonly DebianPackage[]>;
  /** Says on the terminal what takes a while. */
  readonly log: (line: string) => void;
}
