import type { RepositoryMirror } from '../api/canonical-repository.ts';

/** What happens to a violation: `Enforce` rejects, `Warn` admits with a warning, `Audit` admits with an audit annotation. */
export type AdmissionMode = 'Enforce' | 'Warn' | 'Audit';

/** The operator's floors and caps, which no template can go below or above. Operator configuration, `gate.*`. */
export interface GatePolicy {
  /** No violation is treated more strictly than this; `Audit` is meant for a first install. Wins over `minimumMode`. */
  readonly maxMode: AdmissionMode;
  /** No template may treat a violation less strictly than this. */
  readonly minimumMode: AdmissionMode;
  /** What happens to a reference whose template, or a link on the way to it, does not exist. */
  readonly missingTemplate: AdmissionMode;
  /** False rejects references to templates with `spec.validation.mode: Off`. */
  readonly allowValidationOff: boolean;
  /** `registry` or `registry/path` prefixes that `spec.image` of a template must be below. Empty allows all. */
  readonly allowedRegistries: readonly string[];
  /** Repositories that are copies of others: a workload may name either. */
  readonly mirrors: readonly RepositoryMirror[];
}

/** What holds where the operator configures nothing. A missing template warns, because GitOps tools dry-run workload and template in one go. */
export const DEFAULT_GATE_POLICY: GatePolicy = {
  maxMode: 'Enforce',
  minimumMode: 'Audit',
  missingTemplate: 'Warn',
  allowValidationOff: true,
  allowedRegistries: [],
  mirrors: [],
};
