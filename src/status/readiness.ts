import type { StageResult } from '../contract/stage-results.ts';
import type { IdleReason } from '../plan/idle-reason.ts';

/** The three conditions that kstatus reads. */
export interface Readiness {
  readonly Ready: StageResult;
  readonly Reconciling?: StageResult;
  readonly Stalled?: StageResult;
}

const IDLE: Record<IdleReason, string> = {
  SlotClosed: 'The slot is closed: spec.enabled is false, new references are rejected',
  ValidationOff: 'Validation is off: spec.validation.mode is Off, every reference is admitted',
  Suspended: 'Validation is suspended: spec.suspend is true, the standing verdict rules',
};

/**
 * What kstatus makes of a template (Flux, Helm, `kubectl wait`, Argo CD): Current when what was asked for is the case, Failed when nothing
 * changes before a person acts, else InProgress. Reconciling and Stalled are there only while true.
 */
export function readiness(valid: StageResult, idle: IdleReason | undefined): Readiness {
  if (idle !== undefined) return { Ready: { status: 'True', reason: idle, message: IDLE[idle] } };
  const { status, reason, message } = valid;
  switch (status) {
    case 'True':
      return { Ready: valid };
    case 'False':
      return { Ready: valid, Stalled: { status: 'True', reason, message } };
    case 'Unknown':
      return { Ready: valid, Reconciling: { status: 'True', reason, message } };
  }
}
