import type { Link } from './link.ts';
import type { WarmPoolRecord } from '../references/read-warm-pool.ts';

/** agent-sandbox converts v1alpha1 claims to v1beta1 claims of a pool of this name, which need not exist. */
const SHADOW_POOL = 'shadow-pool-';

/**
 * Name of the SandboxTemplate that a claim of this pool leads to. The pool's own reference decides, never its name; only where the pool does
 * not exist is its name a forecast. Undefined where nothing says it.
 */
export function sandboxTemplateOf(pool: string, link: Link<WarmPoolRecord>): string | undefined {
  if (link.state === 'Found') {
    return link.record.sandboxTemplate === '' ? undefined : link.record.sandboxTemplate;
  }
  if (link.state === 'Unread' || !pool.startsWith(SHADOW_POOL)) return undefined;
  return pool.length === SHADOW_POOL.length ? undefined : pool.slice(SHADOW_POOL.length);
}
