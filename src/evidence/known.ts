import type { InconclusiveReason } from '../api/reasons.ts';

/**
 * A fact, or why it could not be told. What could not be told is never a violation: a registry outage must not read as a broken contract.
 */
export type Known<T> =
  | { readonly known: true; readonly value: T }
  | { readonly known: false; readonly reason: InconclusiveReason; readonly message: string };
