import type { ProbeEvidence } from '../evidence/boot-evidence.ts';
import type { Known } from '../evidence/known.ts';

/** What the runtime container told about each probe. */
export interface RuntimeReport {
  /** In the order of the contract. */
  readonly platformProbes: readonly Known<ProbeEvidence>[];
  /** Reason `NotDeclared` and exit code 127 where the image declares none. */
  readonly declaredProbe: Known<ProbeEvidence>;
}
