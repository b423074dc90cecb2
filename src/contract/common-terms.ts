/** What the terms of every contract have. */
export interface CommonTerms {
  /** Name of the contract, as in `spec.contract.type`. */
  readonly type: string;
  readonly version: '1';
  /** Which severity of each check holds; see `Check.severity`. */
  readonly grade: string;
  /** The slot's name, for messages. It is no part of the hash. */
  readonly slot: string;
  /** Whether the image is booted (`spec.validation.mode`). Without, the checks of the boot do not apply. */
  readonly boot: boolean;
  /**
   * `spec.image`, where a check looks at the name itself: templates that name the image otherwise then do not share its evidence. It is no
   * part of the hash.
   */
  readonly image?: string;
  /** 64 hexadecimal digits over all but the names of slot and image: a verdict by other terms says nothing about these. */
  readonly hash: string;
}
