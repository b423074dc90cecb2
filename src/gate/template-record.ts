import type { BaseImageTemplate, TemplateStatus } from '../api/base-image-template.ts';
import { parseDuration } from '../api/parse-duration.ts';
import { parseImageReference } from '../api/parse-image-reference.ts';
import type { ImageReference } from '../api/parse-image-reference.ts';
import type { ContractTerms } from '../contract/contract-terms.ts';
import { fieldAt } from './field-at.ts';
import type { AdmissionMode } from './gate-policy.ts';
import { WORKLOAD_RULES } from './workload-rules.ts';

/** What is recorded of an image: `Unknown` while nothing is proven, for or against. */
export type Standing = 'Valid' | 'Invalid' | 'Unknown';

/** What the gate keeps of a BaseImageTemplate: computed once per change, so that a decision is lookups only. */
export interface TemplateRecord {
  readonly name: string;
  readonly namespace: string;
  /** `spec.contract.type`: says which rules hold for workloads. */
  readonly contract: ContractTerms['type'];
  /** `spec.enabled`: false closes the slot. */
  readonly enabled: boolean;
  readonly mode: AdmissionMode;
  readonly whenUnknown: 'Allow' | 'Warn' | 'Deny';
  /** Milliseconds; 0 never ends. */
  readonly unknownGrace: number;
  readonly digestOnly: boolean;
  /** `spec.validation.mode` is `Off`. */
  readonly validationOff: boolean;
  /** `spec.image` as written. */
  readonly image: string;
  /** `spec.image` in normal form; undefined where it is no reference. */
  readonly reference: ImageReference | undefined;
  /** What the Valid condition says of `spec.image` under the current contract. */
  readonly standing: Standing;
  /** The Valid condition's sentence where it speaks of `spec.image` under the current contract, else empty. */
  readonly message: string;
  /** Since when nothing is proven (milliseconds since 1970), where that is recorded. */
  readonly unknownSince: number | undefined;
  /** Digests that `standing` and `message` speak of; empty while nothing is proven. */
  readonly judged: readonly string[];
  /** Whether `spec.image` was resolved: before, no digest can be called foreign. */
  readonly resolved: boolean;
  /** Digests of indexes and platform manifests that belong to the slot, each with what is recorded of it. */
  readonly digests: ReadonlyMap<string, Standing>;
}

/**
 * Reads a BaseImageTemplate as the API server returns it (defaults filled in); undefined where the object is none.
 *
 * `status.judged` says what the Valid condition speaks of: where its image is not `spec.image`, or its contract is not the current one,
 * nothing is proven, whatever the condition says. The same holds for each entry of `status.judgedDigests`.
 *
 * @param contractHash the hash of the contract that a template asks for now: `termsOf(template, sha256).hash`
 */
export function templateRecord(
  object: unknown,
  contractHash: (template: BaseImageTemplate) => string,
): TemplateRecord | undefined {
  if (!isTemplate(object)) return undefined;
  const { metadata, spec, status } = object;
  const hash = contractHash(object);
  const verdict = verdictOf(object, hash);
  const judged = judgedDigests(status, verdict.standing);
  const { image } = spec;
  return {
    name: metadata.name,
    namespace: metadata.namespace,
    contract: spec.contract.type,
    enabled: spec.enabled,
    mode: spec.admission.mode,
    whenUnknown: spec.admission.whenUnknown,
    unknownGrace: parseDuration(spec.admission.unknownGrace) ?? 0,
    digestOnly: spec.admission.references === 'DigestOnly',
    validationOff: spec.validation.mode === 'Off',
    image,
    reference: parseImageReference(image),
    ...verdict,
    unknownSince: unknownSince(object),
    judged,
    resolved: isResolved(status, image),
    digests: digestsOf(status, { image, judged, standing: verdict.standing }, hash),
  };
}

function isTemplate(object: unknown): object is BaseImageTemplate {
  const texts = [
    fieldAt(object, 'metadata', 'name'),
    fieldAt(object, 'metadata', 'namespace'),
    fieldAt(object, 'spec', 'image'),
    fieldAt(object, 'spec', 'admission', 'unknownGrace'),
    fieldAt(object, 'spec', 'validation', 'mode'),
  ];
  return (
    texts.every((text) => typeof text === 'string') && hasTerms(fieldAt(object, 'spec', 'contract'))
  );
}

/**
 * Whether a contract is one that is known, with its members: `vibedAgent` is always filled in, `cubbi` may be left out. A newer CRD may know
 * more contracts than this program.
 */
function hasTerms(contract: unknown): boolean {
  const type = fieldAt(contract, 'type');
  if (typeof type !== 'string' || !Object.hasOwn(WORKLOAD_RULES, type)) return false;
  const members = [fieldAt(contract, 'vibedAgent'), fieldAt(contract, 'cubbi') ?? {}];
  return members.every((member) => typeof member === 'object' && member !== null);
}

function verdictOf(
  { metadata, spec, status }: BaseImageTemplate,
  hash: string,
): Pick<TemplateRecord, 'standing' | 'message'> {
  const condition = status?.conditions?.find(({ type }) => type === 'Valid');
  if (condition === undefined) return { standing: 'Unknown', message: '' };
  if (condition.status === 'Unknown') {
    const current = condition.observedGeneration === metadata.generation;
    return { standing: 'Unknown', message: current ? condition.message : '' };
  }
  const judged = status?.judged;
  if (judged?.image !== spec.image || judged.contractHash !== hash) {
    return { standing: 'Unknown', message: '' };
  }
  return {
    standing: condition.status === 'True' ? 'Valid' : 'Invalid',
    message: condition.message,
  };
}

/** A template that the controller never wrote to has been unknown since its creation. */
function unknownSince({ metadata, status }: BaseImageTemplate): number | undefined {
  const text = status?.conditions === undefined ? metadata.creationTimestamp : status.unknownSince;
  const time = typeof text === 'string' ? Date.parse(text) : Number.NaN;
  return Number.isNaN(time) ? undefined : time;
}

function isResolved(status: TemplateStatus | undefined, image: string): boolean {
  const resolved = status?.image;
  return resolved?.reference === image && resolved.digest !== undefined;
}

/** The digests that the standing verdict was given for: of the index or manifest, and of the platform manifests judged with it. */
function judgedDigests(status: TemplateStatus | undefined, standing: Standing): string[] {
  const digest = status?.judged?.digest ?? '';
  if (standing === 'Unknown' || digest === '') return [];
  const entry = status?.judgedDigests?.find((judged) => judged.digest === digest);
  return [digest, ...(entry?.platforms ?? [])];
}

/** Later lines win: the standing verdict has the last word about its own digests. */
function digestsOf(
  status: TemplateStatus | undefined,
  record: Pick<TemplateRecord, 'image' | 'standing' | 'judged'>,
  hash: string,
): Map<string, Standing> {
  const digests = new Map<string, Standing>();
  const resolved = status?.image;
  if (resolved?.reference === record.image) {
    for (const { digest } of resolved.platforms ?? []) digests.set(digest, 'Unknown');
    if (resolved.digest !== undefined) digests.set(resolved.digest, 'Unknown');
  }
  for (const entry of status?.judgedDigests ?? []) {
    const outcome = entry.contractHash === hash ? entry.outcome : 'Unknown';
    for (const digest of [entry.digest, ...(entry.platforms ?? [])]) digests.set(digest, outcome);
  }
  for (const digest of record.judged) digests.set(digest, record.standing);
  return digests;
}
