import { selectPlatform } from '../evidence/select-platform.ts';
import type { PlatformImage, ResolvedImage } from './resolve-image.ts';

/** The manifest that a node of the asked platform would run; undefined where there is none. */
export function chooseImage(asked: string, image: ResolvedImage): PlatformImage | undefined {
  const platform = selectPlatform(
    asked,
    image.images.map((each) => each.platform),
  );
  return image.images.find((each) => each.platform === platform);
}
