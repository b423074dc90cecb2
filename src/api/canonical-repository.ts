import type { ImageReference } from './parse-image-reference.ts';

/** Says that whatever is below `mirror` is a copy of what is below `source`. Both are `registry` or `registry/path`. */
export interface RepositoryMirror {
  /** For example `docker.io`. */
  readonly source: string;
  /** For example `mirror.example/hub`. */
  readonly mirror: string;
}

/**
 * One name for all names of a repository: `registry/repository` without the default port of HTTPS, with the prefix of a mirror replaced by that of its
 * source. The longest matching mirror counts, once. Tags and digests are not looked at.
 */
export function canonicalRepository(
  { registry, repository }: ImageReference,
  mirrors: readonly RepositoryMirror[],
): string {
  const name = withoutDefaultPort(`${registry}/${repository}`);
  const longest = mirrors
    .map(({ source, mirror }) => ({ source: prefixOf(source), mirror: prefixOf(mirror) }))
    .filter(({ mirror }) => mirror !== '/' && name.startsWith(mirror))
    .sort((a, b) => b.mirror.length - a.mirror.length)[0];
  return longest === undefined ? name : `${longest.source}${name.slice(longest.mirror.length)}`;
}

function withoutDefaultPort(name: string): string {
  return name.replace(/^([^/]+):443(?=\/|$)/, '$1');
}

/** Ends in a slash, so that `team` is no prefix of `team-b`. */
function prefixOf(text: string): string {
  const trimmed = text.endsWith('/') ? text.slice(0, -1) : text;
  return `${withoutDefaultPort(trimmed.toLowerCase())}/`;
}
