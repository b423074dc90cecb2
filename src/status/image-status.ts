import type { TemplateStatus } from '../api/base-image-template.ts';
import type { ImagePlatform } from '../evidence/image-evidence.ts';
import type { Observation } from '../plan/observation.ts';

type ImageStatus = NonNullable<TemplateStatus['image']>;

/** Bound of `status.image.platforms`. */
const MOST = 32;

/**
 * What the reference points to, as last heard. A registry that could not be asked changes nothing; a boot without the registry tells the digest.
 *
 * @param booted digest that a boot by reference was bound to
 */
export function imageStatus(
  { template, registry, platforms }: Observation,
  booted: string | undefined,
): ImageStatus {
  const reference = template.spec.image;
  const before =
    template.status?.image?.reference === reference ? template.status.image : undefined;
  const answer = registry?.inspection.resolution;
  if (registry === undefined || answer === undefined || answer.outcome === 'Unknown') {
    if (before?.digest !== undefined || booted === undefined || booted === '')
      return before ?? { reference };
    return { reference, digest: booted, platforms: [{ platform: platforms[0], digest: booted }] };
  }
  const resolvedAt = new Date(registry.answeredAt).toISOString();
  if (answer.outcome === 'NotFound') return { reference, resolvedAt };
  const { digest } = answer;
  return { reference, digest, resolvedAt, platforms: distinct(answer.platforms) };
}

/** An index may list a platform twice (attestations are listed as `unknown/unknown`); the API server takes each once. */
function distinct(platforms: readonly ImagePlatform[]): ImagePlatform[] {
  const byName = new Map<string, ImagePlatform>();
  for (const each of platforms) {
    if (byName.has(each.platform) || each.platform.length > 64) continue;
    byName.set(each.platform, { ...each });
  }
  return [...byName.values()].slice(0, MOST);
}
