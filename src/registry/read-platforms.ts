import type { Known } from '../evidence/known.ts';
import { chooseImage } from './choose-image.ts';
import type { RegistrySession } from './create-registry-session.ts';
import type { Descriptor } from './parse-manifest.ts';
import { unknownBecause } from './unknown-because.ts';
import type { Found } from './with-session.ts';

/** Which platforms, and what to read of the layers of each, from the lowest to the highest. */
export interface PlatformsReading<T> {
  readonly platforms: readonly string[];
  readonly read: (session: RegistrySession, layers: readonly Descriptor[]) => Promise<T>;
}

/** Reads the layers of an image, one platform after the other. What cannot be read is Unknown for that platform. */
export async function readPlatforms<T>(
  { session, image }: Found,
  { platforms, read }: PlatformsReading<T>,
): Promise<Record<string, Known<T>>> {
  const found = new Map<string, Known<T>>();
  for (const asked of platforms) {
    const chosen = chooseImage(asked, image);
    if (chosen === undefined) {
      const message = `The image has no manifest for ${asked}; build it for this platform`;
      found.set(asked, { known: false, reason: 'ImageBroken', message });
      continue;
    }
    try {
      const { layers } = await chosen.manifest();
      found.set(asked, { known: true, value: await read(session, layers) });
    } catch (error) {
      found.set(asked, unknownBecause(error));
    }
  }
  return Object.fromEntries(found);
}
