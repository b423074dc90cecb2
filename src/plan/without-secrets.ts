import type { InconclusiveReason } from '../api/reasons.ts';
import type { ImageInspection } from '../evidence/image-evidence.ts';

/** Why a registry was asked without a pull secret of the template. */
export interface Withheld {
  readonly reason: InconclusiveReason;
  readonly message: string;
}

/**
 * What an answer is worth where the registry was asked without a pull secret of the template: registries say "not found" of images that they
 * do not show to everybody, so neither that nor a refusal takes anything back.
 */
export function withoutSecrets(
  inspection: ImageInspection,
  withheld: Withheld | undefined,
): ImageInspection {
  const { resolution } = inspection;
  const refused =
    resolution.outcome === 'NotFound' ||
    (resolution.outcome === 'Unknown' && resolution.reason === 'ImagePullUnauthorized');
  if (withheld === undefined || !refused) return inspection;
  return { ...inspection, resolution: { outcome: 'Unknown', ...withheld } };
}
