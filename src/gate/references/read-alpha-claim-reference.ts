import type { ClaimReference } from './reference.ts';
import { textAt } from '../text-at.ts';

/** Values of `spec.warmpool` that name no pool: the claim's own template decides. */
const NO_POOL = new Set(['', 'none', 'default']);

/**
 * The reference of a SandboxClaim in v1alpha1, for clusters that serve agent-sandbox in that version alone: `spec.warmpool` where it names a
 * pool (`spec.sandboxTemplateRef` is then ignored, as agent-sandbox does), else `spec.sandboxTemplateRef`, told as the shadow pool that
 * upstream's conversion to v1beta1 makes of it.
 */
export function readAlphaClaimReference(object: unknown): ClaimReference | undefined {
  const pool = textAt(object, 'spec', 'warmpool');
  if (!NO_POOL.has(pool)) return { type: 'Claim', pool, field: 'spec.warmpool' };
  const template = textAt(object, 'spec', 'sandboxTemplateRef', 'name');
  if (template === '') return undefined;
  return { type: 'Claim', pool: `shadow-pool-${template}`, field: 'spec.sandboxTemplateRef.name' };
}
