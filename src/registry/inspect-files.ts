import type { FileFacts } from '../evidence/image-evidence.ts';
import type { Known } from '../evidence/known.ts';
import { chooseImage } from './choose-image.ts';
import { readImageFiles } from './read-image-files.ts';
import type { LayerLimits } from './registry-options.ts';
import { unknownBecause } from './unknown-because.ts';
import type { Found } from './with-session.ts';

/** Which files of which platforms. */
export interface FilesAsked {
  readonly platforms: readonly string[];
  readonly paths: readonly string[];
  readonly limits: LayerLimits;
}

/** Facts about the asked files, platform by platform. */
export async function inspectFiles(
  { session, image }: Found,
  { platforms, paths, limits }: FilesAsked,
): Promise<Record<string, Known<FileFacts>>> {
  const found = new Map<string, Known<FileFacts>>();
  for (const asked of platforms) {
    const chosen = chooseImage(asked, image);
    if (chosen === undefined) {
      const message = `The image has no manifest for ${asked}; build it for this platform`;
      found.set(asked, { known: false, reason: 'ImageBroken', message });
      continue;
    }
    try {
      const { layers } = await chosen.manifest();
      const value = await readImageFiles(session, { layers, paths, limits });
      found.set(asked, { known: true, value });
    } catch (error) {
      found.set(asked, unknownBecause(error));
    }
  }
  return Object.fromEntries(found);
}
