import type { ImageReference } from './parse-image-reference.ts';

/** Writes a reference in full: `registry/repository[:tag][@digest]`. `parseImageReference` reads the same value back. */
export function formatImageReference(reference: ImageReference): string {
  const tag = reference.tag === undefined ? '' : `:${reference.tag}`;
  const digest = reference.digest === undefined ? '' : `@${reference.digest}`;
  return `${reference.registry}/${reference.repository}${tag}${digest}`;
}
