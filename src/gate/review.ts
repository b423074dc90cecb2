import type { GroupVersionKind } from './group-version-kind.ts';

/** The parts of an AdmissionReview's request (`admission.k8s.io/v1`) that decisions read. Objects are as the API server sent them. */
export interface Review {
  readonly uid: string;
  readonly kind: GroupVersionKind;
  /** Empty, or the subresource that is written: `status`, `scale`. */
  readonly subResource: string;
  /** CREATE, UPDATE, DELETE or CONNECT. */
  readonly operation: string;
  readonly namespace: string;
  /** Empty where a generated name is not known yet. */
  readonly name: string;
  readonly dryRun: boolean;
  /** Who asked for it, as the API server authenticated them; empty where the review was read without it. */
  readonly username: () => string;
  readonly object: unknown;
  /** `object` with all that it says of how pods are run. Must be called before the review's turn of the event loop is over. */
  readonly settings: () => unknown;
  readonly oldObject: unknown;
}
