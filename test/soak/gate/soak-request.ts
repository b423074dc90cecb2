/** Entries of the webhook configuration that the load reaches. */
export type GateEntry = 'pods.images.vibed.dev' | 'workloads.images.vibed.dev';

/**
 * What must become of a request, and who judges it. `Told`: it passes, and the webhook warns, so that the answer tells whether it was asked.
 * `Unasked`: it passes, and nobody is asked. `Held`: the native backstop refuses it, and the webhook would. `Refused`: the webhook alone
 * refuses it.
 */
export type Fate = 'Told' | 'Unasked' | 'Held' | 'Refused';

/** One kind of request of the load: a dry-run create. */
export interface SoakRequest {
  /** As in `pod of invalid`. */
  readonly kind: string;
  readonly fate: Fate;
  readonly entry: GateEntry;
  /** Of the API server, with its query. */
  readonly path: string;
  readonly body: object;
}
