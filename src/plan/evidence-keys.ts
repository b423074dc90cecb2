import type { BaseImageTemplate } from '../api/base-image-template.ts';
import type { ContractTerms } from '../contract/contract-terms.ts';
import type { Resolution } from '../evidence/image-evidence.ts';
import { evidenceKey } from './evidence-key.ts';
import { knownResolution } from './known-resolution.ts';
import type { EvidenceKeys } from './observation.ts';

/** What the keys depend on besides the template. */
export interface KeyContext {
  readonly terms: ContractTerms;
  readonly platforms: readonly string[];
  /** `uid/resourceVersion` of each pull secret, in the template's order. */
  readonly secretVersions: readonly string[];
  readonly proberImage: string;
  /** The registry's last answer, where it was asked. */
  readonly answer: Resolution | undefined;
}

/** The keys under which evidence about a template's image may be found. */
export function evidenceKeys(
  template: BaseImageTemplate,
  context: KeyContext,
  sha256: (text: string) => string,
): EvidenceKeys {
  const { spec } = template;
  const keyOf = (subject: string) =>
    evidenceKey(
      {
        subject,
        named: context.terms.image,
        platforms: context.platforms,
        contractHash: context.terms.hash,
        validation: spec.validation,
        pullSecrets: spec.imagePullSecrets.map(({ name }) => name),
        secretVersions: context.secretVersions,
        proberImage: context.proberImage,
      },
      sha256,
    );
  const resolution = knownResolution(template, context.answer);
  const reference = keyOf(spec.image);
  return resolution.outcome === 'Resolved'
    ? { digest: keyOf(resolution.digest), reference }
    : { reference };
}
