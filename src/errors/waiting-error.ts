/** Not now: try again after `afterMs` milliseconds, without counting a failure. */
export class WaitingError extends Error {
  readonly afterMs: number;

  constructor(message: string, afterMs: number, options?: ErrorOptions) {
    super(message, options);
    this.name = 'WaitingError';
    this.afterMs = afterMs;
  }
}
