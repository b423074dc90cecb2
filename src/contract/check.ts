import type { InconclusiveReason, InvalidReason } from '../api/reasons.ts';
import type { Evidence } from '../evidence/evidence.ts';
import type { CommonTerms } from './common-terms.ts';
import type { VibedAgentTerms } from './vibed-agent-terms.ts';

/** What a check looks at: the slot's terms and the evidence about the image on one platform. */
export interface CheckInput<Terms = VibedAgentTerms, E = Evidence> {
  readonly terms: Terms;
  readonly evidence: E;
}

/** What came out of one check on one platform. A violation is `Failed`; what could not be told is `Unknown`, never `Failed`. */
export type CheckResult =
  | { readonly outcome: 'Passed' }
  | {
      readonly outcome: 'Failed';
      /** What is wrong and where, one sentence without a full stop. The same bytes for the same cause. */
      readonly message: string;
      /** One of the check's reasons. */
      readonly reason: InvalidReason;
      /** Replaces the check's fix where a better one is known. */
      readonly fix?: string;
      /** Further places where the same rule is broken, one sentence and one finding each. */
      readonly also?: readonly string[];
      /** Replaces the check's severity by a lesser one, for a lesser fault of the same kind. */
      readonly severity?: 'Warning' | 'Info';
    }
  | { readonly outcome: 'Unknown'; readonly reason: InconclusiveReason; readonly message: string }
  /** There is nothing to judge: a slot without a platform probe, an agent that did not answer (another check says so). */
  | { readonly outcome: 'NotApplicable' };

/**
 * Where a check's evidence comes from, and so which condition it belongs to: Registry is `Resolved`, Config and Files are `Inspected`, Boot is
 * `Booted`. An Unknown of Registry or Boot leaves the verdict open; of Config or Files only with `spec.validation.requireInspection`.
 */
export type EvidenceSource = 'Registry' | 'Config' | 'Files' | 'Boot';

/** `Error` decides the verdict, `Warning` is only told, `Info` is no fault at all. */
export type Severity = 'Error' | 'Warning' | 'Info';

/** One rule of a contract. Without type arguments, of VibedAgent. */
export interface Check<Terms extends CommonTerms = VibedAgentTerms, E = Evidence> {
  /** Stable: waivers and users name it. For example `VA-010`. */
  readonly id: string;
  /** By what the terms are judged by (`CommonTerms.grade`): a version, so that a check that is added later arrives as a warning, or how strict. */
  readonly severity: Readonly<Record<Terms['grade'], Severity>>;
  /** What must hold, as a short sentence. */
  readonly title: string;
  /** Every reason that a failure can have, the usual one first. Empty where the check can only be passed or not be told. */
  readonly reasons: readonly InvalidReason[];
  /** Why it must hold, for the catalogue. */
  readonly help: string;
  /** What to do, as an imperative clause in lower case, so that it can follow a semicolon. */
  readonly fix: string;
  readonly needs: EvidenceSource;
  /** True where nothing else can be judged on a platform on which this check failed. */
  readonly stops?: true;
  /** A method, so that checks of all contracts fit into one list. */
  run(input: CheckInput<Terms, E>): CheckResult;
}
