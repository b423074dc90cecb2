import type { Resolution } from '../evidence/image-evidence.ts';

/** What a registry did instead of giving what was asked for, as it is told to people. */
export type RegistryFailure = Exclude<Resolution, { readonly outcome: 'Resolved' }>;

/** Carries a failure from where it is seen to the inspector, which turns it into a value. Never leaves this folder. */
export class RegistryError extends Error {
  readonly failure: RegistryFailure;

  constructor(failure: RegistryFailure, options?: ErrorOptions) {
    super(failure.message, options);
    this.name = 'RegistryError';
    this.failure = { ...failure, message: capitalised(failure.message) };
  }
}

/** Sentences begin with a registry's name or with a field of the API; the second stays as it is written there. */
function capitalised(message: string): string {
  return message.replace(
    /^(?:the|a) /,
    (word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`,
  );
}
