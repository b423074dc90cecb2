import type { CheckResult } from '../../check.ts';
import { NOT_APPLICABLE } from '../../not-applicable.ts';
import { bootLinks } from '../boot/boot-links.ts';
import type { BootLink } from '../boot/boot-links.ts';
import { BOOT_VALUES } from '../boot/boot-values.ts';
import type { CubbiInput } from '../cubbi-check.ts';
import { effectiveRevision } from '../effective-revision.ts';

/** The links that the image must have made, and what a check says about those that nobody could name. */
export interface PersistentLinks {
  readonly links: readonly BootLink[];
  readonly rest: CheckResult | undefined;
}

/**
 * The links that the boots looked at and the image's revision promises. Env makes those of the metadata; Config those of `/cubbi/config.yaml`,
 * where the boots ask for the metadata's and one of their own. Where the pod could not mount the image, no boot knew of the metadata's.
 */
export function persistentLinks({ terms, evidence }: CubbiInput): PersistentLinks {
  const { files, boot } = evidence;
  const asked = boot.known ? boot.value.asked : undefined;
  const metadata = files.known ? files.value.metadata : undefined;
  const promised = effectiveRevision(terms, evidence) === 'Config';
  const links = bootLinks(metadata).filter(
    ({ source }) =>
      (promised || source !== BOOT_VALUES.link.source) && asked?.includes(source) !== false,
  );
  // CB-001 says that there is no metadata to promise anything, or that it could not be read: a boot more would not make it readable.
  return { links, rest: metadata?.state === 'Read' ? undefined : NOT_APPLICABLE };
}
