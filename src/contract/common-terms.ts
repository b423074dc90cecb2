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
  /** 64 hexadecimal digits over all but the slot's name: a verdict by other terms says nothing about these. */
  readonly hash: string;
}
