/** One fixture image and what must be found of it: ids in the order of the contract, no more and no fewer. */
export interface CubbiFixture {
  /** Name without the prefix `cubbi-`. */
  readonly image: string;
  readonly about: string;
  readonly errors: readonly string[];
  readonly warnings: readonly string[];
  /** What the sentence must say. */
  readonly says: RegExp;
  readonly spec?: {
    readonly cubbi?: Record<string, unknown>;
    readonly validation?: Record<string, unknown>;
  };
}

/** The init scripts of the fixtures are the project's own: nobody's known bytes. */
const OWN = ['CB-081', 'CB-084'];

/** The fixtures of hack/image, judged pragmatically. */
export const CUBBI_FIXTURES: readonly CubbiFixture[] = [
  { image: 'good-env', about: 'keeps revision Env', errors: [], warnings: OWN, says: /keeps/ },
];
