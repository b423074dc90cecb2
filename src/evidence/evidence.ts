import type { BootEvidence } from './boot-evidence.ts';
import type { FileFacts, ImageConfig, Resolution } from './image-evidence.ts';
import type { Known } from './known.ts';

/**
 * Plain data about one image on one platform: all that a check may look at. `resolution` is the same for all platforms of a template. What a
 * boot shows, and what is asked of the files, differs from contract to contract.
 */
export interface Evidence<Boot = BootEvidence, Files = FileFacts> {
  /** For example `linux/amd64`. */
  readonly platform: string;
  readonly resolution: Resolution;
  readonly config: Known<ImageConfig>;
  readonly files: Known<Files>;
  readonly boot: Known<Boot>;
}
