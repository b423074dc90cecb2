import type { BaseImageTemplate, TemplateStatus } from '../../api/base-image-template.ts';
import { parseImageReference } from '../../api/parse-image-reference.ts';
import type { RecordedTemplate } from '../../standing/recorded-template.ts';
import { recordedVerdict } from '../../standing/recorded-verdict.ts';
import type { Standing } from '../../standing/standing.ts';
import { fieldAt } from '../field-at.ts';
import { packDigests } from './pack-digests.ts';
import type { DigestStanding } from './pack-digests.ts';
import type { SharedParts } from './shared-parts.ts';
import { templateSettings } from './template-settings.ts';
import type { TemplateSettings } from './template-settings.ts';
import { WORKLOAD_RULES } from '../workload-rules.ts';

/**
 * What the gate keeps of a BaseImageTemplate: as little as a decision needs, because there may be very many. What can be told from it (the
 * parts of the reference, a digest's standing) is told when a decision asks.
 */
export interface TemplateRecord extends RecordedTemplate {
  readonly name: string;
  readonly settings: TemplateSettings;
  /** `spec.image` as written. */
  readonly image: string;
  /** Whether `image` is an image reference: what is none is matched by nothing, not even by itself. */
  readonly wellFormed: boolean;
  /** Whether `spec.image` was resolved: before, no digest can be called foreign. */
  readonly resolved: boolean;
  /**
   * Digests of indexes and platform manifests that belong to the slot, each with what is recorded of it, as `packDigests` writes them:
   * `findDigest` and `judgedDigest` read them. First those that `standing` and `message` speak of, none while nothing is proven.
   */
  readonly digests: string;
}

/**
 * Reads a BaseImageTemplate as the API server returns it (defaults filled in); undefined where the object is none. A verdict by another
 * contract than the current one proves nothing: neither the Valid condition nor an entry of `status.judgedDigests`.
 *
 * @param contractHash the hash of the contract that a template asks for now: `termsOf(template, sha256).hash`
 * @param shared where equal parts of records are one, for many of them
 */
export function templateRecord(
  object: unknown,
  contractHash: (template: BaseImageTemplate) => string,
  shared?: SharedParts,
): TemplateRecord | undefined {
  if (!isTemplate(object)) return undefined;
  const { metadata, spec, status } = object;
  const hash = contractHash(object);
  const { standing, message, unknownSince } = recordedVerdict(object, hash);
  const { image } = spec;
  const digests = packDigests(digestsOf(status, { image, standing }, hash));
  const text = (each: string) => shared?.text(each) ?? each;
  return {
    name: text(metadata.name),
    settings: shared?.settings(object) ?? templateSettings(object),
    image: text(image),
    wellFormed: parseImageReference(image) !== undefined,
    standing,
    message: text(message),
    unknownSince,
    resolved: isResolved(status, image),
    digests: text(digests),
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

/** Later lines win: the standing verdict has the last word about its own digests, and names them first. */
function digestsOf(
  status: TemplateStatus | undefined,
  record: Pick<TemplateRecord, 'image' | 'standing'>,
  hash: string,
): Map<string, DigestStanding> {
  const judged = judgedDigests(status, record.standing);
  const digests = new Map<string, DigestStanding>(judged.map((digest) => [digest, 'Judged']));
  const resolved = status?.image;
  if (resolved?.reference === record.image) {
    for (const { digest } of resolved.platforms ?? []) digests.set(digest, 'Unknown');
    if (resolved.digest !== undefined) digests.set(resolved.digest, 'Unknown');
  }
  // The newest entry comes first, and two images may have a platform's digest in common.
  for (const entry of (status?.judgedDigests ?? []).toReversed()) {
    const outcome = entry.contractHash === hash ? entry.outcome : 'Unknown';
    for (const digest of [entry.digest, ...(entry.platforms ?? [])]) digests.set(digest, outcome);
  }
  for (const digest of judged) digests.set(digest, 'Judged');
  return digests;
}
