import { BOOT_VALUES } from './boot/boot-values.ts';
import type { CubbiEvidence } from './cubbi-check.ts';
import type { CubbiTerms } from './cubbi-terms.ts';
import type { Revision } from './init/init-facts.ts';

/**
 * The revision that an image is judged by: the template's word, else what the source of the init script says, else the channel whose user id
 * the booted image took. Undefined where none of them tells.
 */
export function effectiveRevision(
  { revision }: { readonly revision?: CubbiTerms['revision'] | undefined },
  { files, boot }: CubbiEvidence,
): Revision | undefined {
  if (revision !== undefined) return revision;
  if (files.known && files.value.init.state === 'Read' && files.value.init.revision !== undefined)
    return files.value.init.revision;
  const uid = boot.known && boot.value.report.known ? boot.value.report.value.uid : undefined;
  if (uid === BOOT_VALUES.env.uid) return 'Env';
  return uid === BOOT_VALUES.config.uid ? 'Config' : undefined;
}
