/** Why a review was decided as it was. A closed set: it labels metrics and audit annotations. */
export type DecisionReason =
  | 'NotJudged'
  | 'NoReference'
  | 'ReferenceUnchanged'
  | 'ObjectDeleted'
  | 'ValidationPod'
  | 'Valid'
  | 'ValidationOff'
  | ViolationReason;

/** What a reference may break. */
export type ViolationReason =
  | 'SlotClosed'
  | 'RegistryNotAllowed'
  | 'ImageMismatch'
  | 'DigestRequired'
  | 'ValidationOffForbidden'
  | 'Invalid'
  | 'WorkloadBypassesInit'
  | 'WorkloadBreaksInit'
  | 'WorkloadNotAdvised'
  | 'Unknown'
  | 'TemplateMissing'
  | 'LinkBroken'
  | 'TooManyImages';

/** `Warn` and `Audit` admit; what is said is the same in all. */
export type Outcome = 'Admit' | 'Warn' | 'Audit' | 'Reject';

/** What the gate answers. The same input gives the same bytes: no time, count, id or order of a map is in the texts. */
export interface Decision {
  readonly outcome: Outcome;
  readonly reason: DecisionReason;
  /** Name of the template that was judged; empty where there is none. */
  readonly template: string;
  /** One line: the field, what is wrong, what to do. Empty where nothing is wrong. */
  readonly message: string;
  /** The message for a warning header, at most 256 bytes. */
  readonly warning: string;
  /** Further warnings, each at most 256 bytes, where there is more to say. */
  readonly also?: readonly string[];
}
