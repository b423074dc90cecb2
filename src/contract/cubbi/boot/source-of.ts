import type { BootLink } from './boot-links.ts';

/** The folder that a word of the scripts stands for: the number of a persistent link, or `home`. */
export function sourceOf(word: string, links: readonly BootLink[]): string | undefined {
  if (word === 'home') return '/home/cubbi';
  return /^\d{1,2}$/.test(word) ? links[Number(word)]?.source : undefined;
}
