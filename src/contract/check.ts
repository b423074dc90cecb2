import type { InconclusiveReason, InvalidReason } from '../api/reasons.ts';
import type { Evidence } from '../evidence/evidence.ts';
import type { ContractTerms } from './contract-terms.ts';

/** What a check looks at: the slot's terms and the evidence about the image on one platform. */
export interface CheckInput {
  readonly terms: ContractTerms;
  readonly evidence: Evidence;
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
    }
  | { readonly outcome: 'Unknown'; readonly reason: InconclusiveReason; readonly message: string }
  /** There is nothing to judge: a slot without a platform probe, an agent that did not answer (another check says so). */
  | { readonly outcome: 'NotApplicable' };

/**
 * Where a check's evidence comes from, and so which condition it belongs to: Registry is `Resolved`, Config and Files are `Inspected`, Boot is
 * `Booted`. An Unknown of Registry or Boot leaves the verdict open; of Config or Files only with `spec.validation.requireInspection`.
 */
export type EvidenceSource = 'Registry' | 'Config' | 'Files' | 'Boot';

/** `Error` decides the verdict, `Warning` is only told. */
export type Severity = 'Error' | 'Warning';

/** One rule of a contract. */
export interface Check {
  /** Stable: waivers and users name it. For example `VA-010`. */
  readonly id: string;
  /** By version of the contract: a check that is added later arrives as a warning for the versions that are out. */
  readonly severity: Readonly<Record<ContractTerms['version'], Severity>>;
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
  readonly run: (input: CheckInput) => CheckResult;
}
