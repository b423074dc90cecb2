import type { TemplateSpec } from '../api/base-image-template.ts';
import { canonicalJson } from './canonical-json.ts';

/** All that the evidence about an image depends on. */
export interface EvidenceKeyInput {
  /** Digest of the image; its reference as written where no digest is known. */
  readonly subject: string;
  readonly platforms: readonly string[];
  /** `ContractTerms.image`. */
  readonly named?: string | undefined;
  /** `ContractTerms.hash`. */
  readonly contractHash: string;
  readonly validation: Pick<
    TemplateSpec['validation'],
    'mode' | 'pod' | 'startTimeout' | 'timeout'
  >;
  /** Names of the pull secrets, in order. */
  readonly pullSecrets: readonly string[];
  /** `uid/resourceVersion` of each pull secret, empty where it is missing. */
  readonly secretVersions: readonly string[];
  /** The operator's image, whose probes gather the evidence. */
  readonly proberImage: string;
}

/**
 * The name of a piece of evidence: 64 hexadecimal digits, of which the last 24 speak of the pull secrets' versions alone (see
 * `same-evidence.ts`). Versions and not contents: a status that many may read must not let them try out passwords.
 */
export function evidenceKey(input: EvidenceKeyInput, sha256: (text: string) => string): string {
  const { subject, named, platforms, contractHash, validation, pullSecrets, proberImage } = input;
  const { mode, pod, startTimeout, timeout } = validation;
  const settings = { mode, pod, startTimeout, timeout };
  const core = { subject, named, platforms, contractHash, settings, pullSecrets, proberImage };
  const versions = sha256(canonicalJson(input.secretVersions));
  return sha256(canonicalJson(core)).slice(0, 40) + versions.slice(0, 24);
}
