import type { Known } from '../evidence/known.ts';
import { RegistryError } from './registry-error.ts';

/** A fact that could not be told because of a `RegistryError`. Any other error is a fault of ours and is thrown. */
export function unknownBecause(error: unknown): Extract<Known<never>, { known: false }> {
  if (!(error instanceof RegistryError)) throw error;
  const { failure } = error;
  const reason = failure.outcome === 'NotFound' ? 'ImageBroken' : failure.reason;
  return { known: false, reason, message: failure.message };
}
