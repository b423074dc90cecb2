import type { ImageReference } from './parse-image-reference.ts';

/** Says that whatever is below `mirror` is a copy of what is below `source`. Both are `registry` or `registry/path`. */
export interface RepositoryMirror {
  /** For example `docker.io`. */
  readonly source: string;
  /** For example `mirror.example/hub`. */
  readonly mirror: string;
}

/**
 * Whether two references name the same repository: equal in normal form, or equal once a mirror's prefix is replaced by that of its source.
 * The longest matching mirror counts, once. Tags and digests are not looked at. The default port of HTTPS may be written or not.
 */
export function sameRepository(
  a: ImageReference,
  b: ImageReference,
  mirrors: readonly RepositoryMirror[] = [],
): boolean {
  const names = [a, b].map(nameOf);
  if (names[0] === names[1]) return true;
  const [first, second] = names.map((name) => sourceOf(name, mirrors));
  return first === second;
}

function nameOf(reference: ImageReference): string {
  return withoutDefaultPort(`${reference.registry}/${reference.repository}`);
}

function withoutDefaultPort(name: string): string {
  return name.replace(/^([^/]+):443(?=\/|$)/, '$1');
}

function sourceOf(name: string, mirrors: readonly RepositoryMirror[]): string {
  const longest = mirrors
    .map(({ source, mirror }) => ({ source: prefixOf(source), mirror: prefixOf(mirror) }))
    .filter(({ mirror }) => mirror !== '/' && name.startsWith(mirror))
    .sort((a, b) => b.mirror.length - a.mirror.length)[0];
  return longest === undefined ? name : `${longest.source}${name.slice(longest.mirror.length)}`;
}

/** Ends in a slash, so that `team` is no prefix of `team-b`. */
function prefixOf(text: string): string {
  const trimmed = text.endsWith('/') ? text.slice(0, -1) : text;
  return `${withoutDefaultPort(trimmed.toLowerCase())}/`;
}
