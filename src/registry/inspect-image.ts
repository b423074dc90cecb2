import type { ImageConfig, ImageInspection } from '../evidence/image-evidence.ts';
import type { Known } from '../evidence/known.ts';
import { chooseImage } from './choose-image.ts';
import { fetchImageConfig } from './fetch-image-config.ts';
import { unknownBecause } from './unknown-because.ts';
import type { Found } from './with-session.ts';

/** The resolution, and the configurations of the asked platforms that the image has. */
export async function inspectImage(
  { session, image }: Found,
  platforms: readonly string[],
): Promise<ImageInspection> {
  const configs = new Map<string, Known<ImageConfig>>();
  const digests = new Map<string, string>();
  for (const asked of platforms) {
    const chosen = chooseImage(asked, image);
    if (chosen === undefined) continue;
    try {
      const { config } = await chosen.manifest();
      digests.set(chosen.platform.digest, config.digest);
      const value = chosen.config ?? (await fetchImageConfig(session, config)).config;
      configs.set(asked, { known: true, value });
    } catch (error) {
      configs.set(asked, unknownBecause(error));
    }
  }
  return {
    resolution: {
      outcome: 'Resolved',
      digest: image.digest,
      platforms: image.images.map(({ platform }) => {
        const config = digests.get(platform.digest);
        return config === undefined ? platform : { ...platform, config };
      }),
    },
    configs: Object.fromEntries(configs),
  };
}
