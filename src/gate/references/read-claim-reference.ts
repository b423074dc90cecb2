import type { ClaimReference } from './reference.ts';
import { textAt } from '../text-at.ts';

/**
 * The reference of a SandboxClaim in v1beta1: its warm pool. The annotation that keeps the v1alpha1 form of a converted claim is the
 * user's to write and is never read.
 */
export function readClaimReference(object: unknown): ClaimReference | undefined {
  const pool = textAt(object, 'spec', 'warmPoolRef', 'name');
  return pool === '' ? undefined : { type: 'Claim', pool, field: 'spec.warmPoolRef.name' };
}
