/** A Debian package in the cache. */
export interface DebianPackage {
  readonly name: string;
  /** File name, which carries the version. */
  readonly file: string;
  readonly sha256: string;
  readonly path: string;
}
