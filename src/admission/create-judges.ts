import { decideByImage } from '../gate/by-image/decide-by-image.ts';
import type { Decision } from '../gate/decision.ts';
import { findConfiguredReference } from '../gate/references/find-configured-reference.ts';
import type { Review } from '../gate/review.ts';
import type { AdmissionServerOptions } from './admission-server.ts';
import type { Soon } from './and-then.ts';
import { createSharedReader } from './create-shared-reader.ts';
import { decideReview } from './decide-review.ts';
import type { DecideReviewOptions } from './decide-review.ts';
import type { ReadReview } from './read-review.ts';
import { IMAGES_SELECTION } from './review-reader/images-selection.ts';
import { pathsSelection } from './review-reader/paths-selection.ts';
import { readReviewBytes } from './review-reader/read-review-bytes.ts';
import { timeToAsk } from './time-to-ask.ts';

/** Reads reviews and decides about them. */
export interface Judge {
  /** Reads what `decide` needs of a review from its bytes; never throws. */
  readonly read: (body: readonly Uint8Array[]) => ReadReview;
  /** @param query of the URL that the API server called, without its question mark */
  readonly decide: (review: Review, query: string) => Soon<Decision>;
}

/**
 * Who decides, by the path of the URL: `/validate` judges references that are built in, `/validate-references` configured ones, and
 * `/validate-by-image`, where templates are known by their images, pods that name none.
 */
export function createJudges(
  options: DecideReviewOptions & Pick<AdmissionServerOptions, 'references' | 'templatesByImage'>,
): ReadonlyMap<string, Judge> {
  const { references = [], templatesByImage: templates, policy, now } = options;
  const bounded = { ...options, reader: createSharedReader(options.reader) };
  const judges = new Map<string, Judge>([
    [
      '/validate',
      {
        read: (body) => readReviewBytes(body),
        decide: (review, query) => decideReview(review, bounded, timeToAsk(query)),
      },
    ],
  ]);
  if (references.length > 0) {
    const selection = pathsSelection(references.map(({ path }) => path));
    const found = { ...bounded, find: findConfiguredReference(references) };
    judges.set('/validate-references', {
      read: (body) => readReviewBytes(body, selection),
      decide: (review, query) => decideReview(review, found, timeToAsk(query)),
    });
  }
  if (templates !== undefined) {
    judges.set('/validate-by-image', {
      read: (body) => readReviewBytes(body, IMAGES_SELECTION),
      decide: (review) => decideByImage(review, { templates, policy, now: now() }),
    });
  }
  return judges;
}
