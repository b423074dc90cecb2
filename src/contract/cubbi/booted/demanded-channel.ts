import type { CubbiInput } from '../cubbi-check.ts';
import { effectiveRevision } from '../effective-revision.ts';
import type { Revision } from '../init/init-facts.ts';

/**
 * The channel through which settings must work: that of the revision which the template names; else the environment where every MUST of the
 * specification counts (Strict), for it knows no other; else that of the image's own revision. Undefined where nothing tells: then either does.
 */
export function demandedChannel({ terms, evidence }: CubbiInput): Revision | undefined {
  if (terms.revision !== undefined) return terms.revision;
  return terms.grade === 'Strict' ? 'Env' : effectiveRevision(terms, evidence);
}
