import type { BaseImageTemplate, TemplateStatus } from '../../../../src/api/base-image-template.ts';
import { sha256 } from '../../../../src/commands/sha256.ts';
import { termsOf } from '../../../../src/contract/terms-of.ts';

const DIGEST = `sha256:${'1'.repeat(64)}`;

const FINDING = {
  check: 'VA-010',
  severity: 'Error',
  outcome: 'Failed',
  reason: 'WrongLanguage',
  message: 'The image declares another language',
  fix: 'use the image of this slot',
} as const;

/**
 * A status that says that the image of a template was judged, by the contract that the template asks for. It is complete: a controller that reads
 * it, in a cluster that has one, comes to the same verdict and leaves it.
 */
export function slotStatus(template: BaseImageTemplate, valid: boolean, now: Date): TemplateStatus {
  const at = now.toISOString();
  const contractHash = termsOf(template, sha256).hash;
  const { image } = template.spec;
  return {
    observedGeneration: template.metadata.generation,
    conditions: [
      {
        type: 'Valid',
        status: valid ? 'True' : 'False',
        observedGeneration: template.metadata.generation,
        lastTransitionTime: at,
        reason: valid ? 'Valid' : 'WrongLanguage',
        message: valid ? 'The image keeps the contract' : `${FINDING.message}; ${FINDING.fix}`,
      },
    ],
    judged: { image, digest: DIGEST, contractHash, finishedAt: at },
    image: { reference: image, digest: DIGEST, resolvedAt: at },
    checks: { passed: valid ? 27 : 26, failed: valid ? 0 : 1, unknown: 0, waived: 0 },
    findings: valid ? [] : [FINDING],
    judgedDigests: [{ digest: DIGEST, outcome: valid ? 'Valid' : 'Invalid', contractHash, at }],
  };
}
