import { LABELS } from '../../api/labels.ts';
import { podPlaces } from './pod-places.ts';
import { reviewShape } from './review-shape.ts';
import { selectionOf } from './selection-of.ts';
import type { Shape } from './shape.ts';

const METADATA: Shape = {
  labels: { [LABELS.template]: null },
  annotations: { [LABELS.templateContainer]: null },
  deletionTimestamp: null,
};

/** One for all kinds: nothing says that the kind of an object stands before the object. */
const OBJECT: Shape = podPlaces(
  { metadata: METADATA, spec: { containers: [{ name: null, image: null }] } },
  {
    warmpool: null,
    warmPoolRef: { name: null },
    sandboxTemplateRef: { name: null },
    runtime: { lane: null, template: null },
  },
);

/**
 * All that a decision about an AdmissionReview reads of it, by `readReview` and in `src/gate`, but for `SETTINGS_SELECTION`. What is not here does not
 * exist for them.
 */
export const REVIEW_SELECTION = selectionOf(reviewShape(OBJECT));
