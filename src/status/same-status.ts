import type { TemplateStatus } from '../api/base-image-template.ts';
import { canonicalJson } from '../plan/canonical-json.ts';

/** Whether two statuses say the same. The API server may give the members of lists that have keys in another order than they were written. */
export function sameStatus(a: TemplateStatus | undefined, b: TemplateStatus): boolean {
  return canonicalJson(inOrder(a ?? {})) === canonicalJson(inOrder(b));
}

function inOrder(status: TemplateStatus): TemplateStatus {
  const { conditions, judgedDigests, image } = status;
  return {
    ...status,
    ...(conditions && { conditions: sortedBy(conditions, ({ type }) => type) }),
    ...(judgedDigests && { judgedDigests: sortedBy(judgedDigests, ({ digest }) => digest) }),
    ...(image?.platforms && {
      image: { ...image, platforms: sortedBy(image.platforms, ({ platform }) => platform) },
    }),
  };
}

function sortedBy<T>(list: readonly T[], key: (item: T) => string): T[] {
  return [...list].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}
