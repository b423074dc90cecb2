/** A package as apt would download it. */
export interface DebianPackage {
  readonly name: string;
  readonly file: string;
  readonly sha256: string;
}
