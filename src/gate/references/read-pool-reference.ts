import { readWarmPool } from './read-warm-pool.ts';
import type { PoolReference } from './reference.ts';

/** The reference of a SandboxWarmPool, in any version: its SandboxTemplate. */
export function readPoolReference(object: unknown): PoolReference | undefined {
  const { sandboxTemplate } = readWarmPool(object);
  return sandboxTemplate === '' ? undefined : { type: 'Pool', sandboxTemplate };
}
