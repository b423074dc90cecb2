import type { Reason } from '../api/reasons.ts';

/** Nothing will change until a person acts: no retry. Carries the reason and the sentence for the condition. */
export class StalledError extends Error {
  readonly reason: Reason;

  constructor(reason: Reason, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'StalledError';
    this.reason = reason;
  }
}
