import type { ControllerMemory } from './controller-memory.ts';

/** The Job is gone: nobody asks for its pods any more. */
export function forgetPodsOf({ pods }: ControllerMemory, job: string): void {
  for (const [uid, known] of pods) if (known.job === job) pods.delete(uid);
}
