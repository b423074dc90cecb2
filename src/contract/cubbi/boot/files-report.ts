import type { CubbiFiles } from '../files/cubbi-files.ts';
import type { BootLink } from './boot-links.ts';

/** What the operator's container tells that looked at the image before its boots. JSON-safe. */
export interface FilesReport {
  readonly v: 1;
  /** Links that the boots ask for; the reports of the boots name them by number. */
  readonly links: readonly BootLink[];
  readonly files?: CubbiFiles;
  /** Why there are no facts: `NotMounted`, `TimedOut` or a code of the file system. */
  readonly trouble?: string;
}
