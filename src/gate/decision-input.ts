import type { GatePolicy } from './gate-policy.ts';
import type { Link } from './chains/link.ts';
import type { TemplateReference } from './references/reference.ts';
import type { TemplateRecord } from './records/template-record.ts';

/** All that a decision about one reference depends on. */
export interface DecisionInput {
  readonly namespace: string;
  readonly reference: TemplateReference;
  /** What led to the reference, for messages: empty for the object itself, else a claim's or a pool's way to its SandboxTemplate. */
  readonly via: string;
  readonly template: Link<TemplateRecord>;
  readonly policy: GatePolicy;
  /** Milliseconds since 1970. Only `spec.admission.unknownGrace` counts time. */
  readonly now: number;
}
