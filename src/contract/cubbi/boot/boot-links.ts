import type { MetadataFacts } from '../metadata/metadata-facts.ts';
import { BOOT_VALUES } from './boot-values.ts';

/** A persistent link that the configuration file asks for. */
export interface BootLink {
  readonly source: string;
  readonly target: string;
  readonly type: string;
}

const MOST_LINKS = 16;
/** Plain names only: the paths go through a shell. Others break a rule of the metadata, or are nothing that a boot could show. */
const PLAIN = /^(?:\/(?!\.{1,2}(?:\/|$))[A-Za-z0-9._+@%,=-]{1,64}){1,12}$/;
/** What init makes itself: a link there would break every boot. */
const TAKEN = new Set(['/app', '/cubbi', '/cubbi-config', '/home', '/home/cubbi']);
const CONFIG = '/cubbi-config/';

/**
 * The persistent links of a boot: one of our own, and those that the metadata names, as Cubbi's own command line would ask for them. At most
 * 16, with sources of plain characters.
 */
export function bootLinks(metadata: MetadataFacts | undefined): BootLink[] {
  const links = new Map<string, BootLink>([
    [BOOT_VALUES.link.source, { ...BOOT_VALUES.link, type: 'directory' }],
  ]);
  const named = metadata?.state === 'Read' ? metadata.fields.persistentConfigs : [];
  for (const { source, target, type } of named) {
    if (links.size === MOST_LINKS) break;
    const fit = PLAIN.test(source) && PLAIN.test(target) && target.startsWith(CONFIG);
    if (!fit || TAKEN.has(source) || links.has(source)) continue;
    links.set(source, { source, target, type: type === 'file' ? 'file' : 'directory' });
  }
  return [...links.values()];
}
