import { parseImageReference } from '../api/parse-image-reference.ts';
import type { ImageReference } from '../api/parse-image-reference.ts';
import { sameRepository } from '../api/same-repository.ts';
import type { RepositoryMirror } from '../api/same-repository.ts';
import type { PodReference } from './reference.ts';
import type { Standing, TemplateRecord } from './template-record.ts';

/** How the containers of a pod run the image of its template. */
export type ImageMatch =
  | { readonly match: 'NoContainer' }
  | { readonly match: 'NoSuchContainer'; readonly chosen: string }
  | { readonly match: 'ChosenDiffers'; readonly chosen: string }
  | {
      readonly match: 'Same';
      /** The worst that is recorded of the matching images. */
      readonly standing: Standing;
      /** Whether one of them is named by tag. */
      readonly byTag: boolean;
      /** The digest that `standing` is about, where the image is named by digest and not by what `spec.image` says. */
      readonly digest: string | undefined;
      /** Places of the containers that run it in `spec.containers`. */
      readonly containers: readonly number[];
    };

type SameImage = Omit<Extract<ImageMatch, { match: 'Same' }>, 'containers'>;

const WORST_FIRST: readonly Standing[] = ['Invalid', 'Unknown', 'Valid'];

/**
 * Compares by repository (normalised, mirrors included) and then by tag or digest: a tag must be that of `spec.image`, a digest one that
 * belongs to the slot. A slot that is pinned to a digest is not met by a tag, which may point anywhere.
 */
export function matchImage(
  reference: PodReference,
  record: TemplateRecord,
  mirrors: readonly RepositoryMirror[],
): ImageMatch {
  const { chosen } = reference;
  const candidates = reference.containers
    .map(({ container, image }, index) => ({ container, image, index }))
    .filter(({ container }) => chosen === undefined || container === chosen);
  if (chosen !== undefined && candidates.length === 0) return { match: 'NoSuchContainer', chosen };
  const matches = candidates.flatMap(({ image, index }) => {
    const same = compare(image, record, mirrors);
    return same === undefined ? [] : [{ ...same, index }];
  });
  const worst = WORST_FIRST.flatMap((standing) =>
    matches.filter((match) => match.standing === standing),
  )[0];
  if (worst !== undefined) {
    const { match, standing, digest } = worst;
    const byTag = matches.some((same) => same.byTag);
    return { match, standing, byTag, digest, containers: matches.map(({ index }) => index) };
  }
  return chosen === undefined ? { match: 'NoContainer' } : { match: 'ChosenDiffers', chosen };
}

function compare(
  text: string,
  record: TemplateRecord,
  mirrors: readonly RepositoryMirror[],
): SameImage | undefined {
  const image = parseImageReference(text);
  const wanted = record.reference;
  if (image === undefined || wanted === undefined) return undefined;
  if (!sameRepository(image, wanted, mirrors)) return undefined;
  return image.digest === undefined
    ? compareTag(image, wanted, record)
    : compareDigest(image.digest, wanted, record);
}

function compareTag(
  image: ImageReference,
  wanted: ImageReference,
  record: TemplateRecord,
): SameImage | undefined {
  if (wanted.digest !== undefined) return undefined;
  if ((image.tag ?? 'latest') !== (wanted.tag ?? 'latest')) return undefined;
  return { match: 'Same', standing: record.standing, byTag: true, digest: undefined };
}

/** Before the slot was resolved nobody can tell whether a digest is one of its own: it is not called foreign. */
function compareDigest(
  digest: string,
  wanted: ImageReference,
  record: TemplateRecord,
): SameImage | undefined {
  if (digest === wanted.digest || record.judged.includes(digest)) {
    return { match: 'Same', standing: record.standing, byTag: false, digest: undefined };
  }
  const known = record.digests.get(digest) ?? (record.resolved ? undefined : 'Unknown');
  if (known === undefined) return undefined;
  return { match: 'Same', standing: known, byTag: false, digest };
}
