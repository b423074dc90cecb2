import type { BootLink } from './boot-links.ts';
import { probeSections } from './probe-sections.ts';
import { sourceOf } from './source-of.ts';

/** The folders in which the first boot left a marker for the second. */
export function markedSources(text: string, links: readonly BootLink[]): string[] {
  const section = probeSections(text)?.find(({ name }) => name === 'marked');
  const found = (section?.lines ?? []).map((word) => sourceOf(word, links));
  return [...new Set(found.filter((source) => source !== undefined))];
}
