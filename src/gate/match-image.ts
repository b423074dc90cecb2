import { imageName } from '../api/image-name.ts';
import { parseImageReference } from '../api/parse-image-reference.ts';
import type { ImageReference } from '../api/parse-image-reference.ts';
import { sameRepository } from '../api/same-repository.ts';
import type { RepositoryMirror } from '../api/canonical-repository.ts';
import type { Standing } from '../standing/standing.ts';
import { findDigest } from './records/find-digest.ts';
import type { TemplateReference } from './references/reference.ts';
import type { TemplateRecord } from './records/template-record.ts';

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

type SameImage = Pick<Extract<ImageMatch, { match: 'Same' }>, 'standing' | 'byTag' | 'digest'>;

const BADNESS: Readonly<Record<Standing, number>> = { Valid: 0, Unknown: 1, Invalid: 2 };

/**
 * Compares by repository (normalised, mirrors included) and then by tag or digest: a tag must be that of `spec.image`, a digest one that
 * belongs to the slot. A slot that is pinned to a digest is not met by a tag, which may point anywhere. What only names the template means
 * its image, whichever that is.
 */
export function matchImage(
  reference: TemplateReference,
  record: TemplateRecord,
  mirrors: readonly RepositoryMirror[],
): ImageMatch {
  if (reference.type === 'Named') return slotItself(record);
  const { chosen, containers } = reference;
  const matching: number[] = [];
  let worst: SameImage | undefined;
  let byTag = false;
  let isThere = false;
  // Counted by hand: entries would be an object for each container of each review.
  let index = -1;
  for (const { container, image } of containers) {
    index++;
    if (chosen !== undefined && container !== chosen) continue;
    isThere = true;
    const same = compare(image, record, mirrors);
    if (same === undefined) continue;
    matching.push(index);
    byTag ||= same.byTag;
    if (worst === undefined || BADNESS[same.standing] > BADNESS[worst.standing]) worst = same;
  }
  if (worst !== undefined) {
    const { standing, digest } = worst;
    return { match: 'Same', standing, byTag, digest, containers: matching };
  }
  if (chosen === undefined) return { match: 'NoContainer' };
  return { match: isThere ? 'ChosenDiffers' : 'NoSuchContainer', chosen };
}

function slotItself({ standing }: TemplateRecord): ImageMatch {
  return { match: 'Same', standing, byTag: false, digest: undefined, containers: [] };
}

function compare(
  text: string,
  record: TemplateRecord,
  mirrors: readonly RepositoryMirror[],
): SameImage | undefined {
  const { image, standing } = record;
  // Most containers run what the template says, or something else altogether: their references need not be taken apart.
  if (text === image) {
    const byTag = !text.includes('@');
    return record.wellFormed ? { standing, byTag, digest: undefined } : undefined;
  }
  if (imageName(text) !== imageName(image)) return undefined;
  const [named, wanted] = [parseImageReference(text), parseImageReference(image)];
  if (named === undefined || wanted === undefined) return undefined;
  if (!sameRepository(named, wanted, mirrors)) return undefined;
  return named.digest === undefined
    ? compareTag(named, wanted, record)
    : compareDigest(named.digest, wanted, record);
}

function compareTag(
  image: ImageReference,
  wanted: ImageReference,
  { standing }: TemplateRecord,
): SameImage | undefined {
  if (wanted.digest !== undefined) return undefined;
  if ((image.tag ?? 'latest') !== (wanted.tag ?? 'latest')) return undefined;
  return { standing, byTag: true, digest: undefined };
}

/** Before the slot was resolved nobody can tell whether a digest is one of its own: it is not called foreign. */
function compareDigest(
  digest: string,
  wanted: ImageReference,
  { digests, standing, resolved }: TemplateRecord,
): SameImage | undefined {
  const found = findDigest(digests, digest);
  if (digest === wanted.digest || found === 'Judged') {
    return { standing, byTag: false, digest: undefined };
  }
  const known = found ?? (resolved ? undefined : 'Unknown');
  return known === undefined ? undefined : { standing: known, byTag: false, digest };
}
