import type {
  BaseImageTemplate,
  TemplateSpec,
  TemplateStatus,
  Waiver,
} from '../api/base-image-template.ts';
import type { InconclusiveReason } from '../api/reasons.ts';
import type { BootReading } from '../boot/boot-reading.ts';
import type { Evidence } from '../evidence/evidence.ts';
import type { FileTree } from '../evidence/file-tree.ts';
import type { NodeFacts } from '../job/node-facts.ts';
import type { PodPlan } from '../job/pod-plan.ts';
import type { ValidationRequest } from '../job/validation-request.ts';
import type { Check } from './check.ts';
import type { CommonTerms } from './common-terms.ts';
import type { ContractSettings } from './contract-settings.ts';

/** The parts of a template that terms are made of. */
export type TermsSource = Pick<BaseImageTemplate, 'spec'> & { metadata: { name: string } };

/** What the controller looks at before a boot. */
export interface ObstacleInput<Terms> {
  readonly terms: Terms;
  readonly settings: ContractSettings;
  /** What the nodes can do, after the operator's word. */
  readonly facts: NodeFacts;
  readonly pod: TemplateSpec['validation']['pod'];
}

/** How the files of an image are read where no pod does it. */
export type FilesReading<Files> =
  /** Facts about these absolute paths. */
  | { readonly kind: 'Facts'; readonly paths: readonly string[] }
  | {
      readonly kind: 'Tree';
      /** How many bytes of a file may be asked for, by its path as a layer names it (`etc/passwd`); 0 for most. */
      keep(name: string): number;
      /** @param sha256 gives the SHA-256 of bytes as 64 hexadecimal digits */
      collect(tree: FileTree, sha256: (bytes: Uint8Array) => string): Promise<Files>;
    };

/** What a status tells of the evidence besides the verdict. */
export interface Told {
  /** `status.runtime`. */
  readonly runtime?: string;
  /** `status.contract`. */
  readonly contract?: NonNullable<TemplateStatus['contract']>;
}

/**
 * Everything in which one contract differs from the next. The engine around it (observe, plan, boot, judge, status, gate) knows none by
 * name. All members are pure.
 */
export interface Contract<
  Terms extends CommonTerms = CommonTerms,
  Boot = unknown,
  Files = unknown,
> {
  readonly type: Terms['type'];
  /** In order: the first that fails gives the verdict its reason. */
  readonly checks: readonly Check<Terms, Evidence<Boot, Files>>[];
  /** @param sha256 gives the SHA-256 of a text as 64 hexadecimal digits */
  terms(template: TermsSource, sha256: (text: string) => string): Terms;
  waivers(spec: TemplateSpec): readonly Waiver[];
  /** What keeps this operator from judging images of the contract at all; undefined for nothing. */
  obstacle(
    input: ObstacleInput<Terms>,
  ): { readonly reason: InconclusiveReason; readonly message: string } | undefined;
  filesReading(terms: Terms): FilesReading<Files>;
  /** The contract's own part of the validation pod. */
  pod(request: ValidationRequest, terms: Terms): PodPlan;
  /** How the pod is read. */
  bootReading(terms: Terms): BootReading<Boot, Files>;
  told(evidence: Evidence<Boot, Files>): Told;
}
