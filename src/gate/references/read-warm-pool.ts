import { textAt } from '../text-at.ts';

/** What the gate keeps of a SandboxWarmPool. */
export interface WarmPoolRecord {
  /** `spec.sandboxTemplateRef.name`: it decides, never the pool's own name. Empty where it is absent. */
  readonly sandboxTemplate: string;
}

/** Reads a SandboxWarmPool (`extensions.agents.x-k8s.io/v1beta1`). */
export function readWarmPool(object: unknown): WarmPoolRecord {
  return { sandboxTemplate: textAt(object, 'spec', 'sandboxTemplateRef', 'name') };
}
