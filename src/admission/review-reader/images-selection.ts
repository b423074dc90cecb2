import { LABELS } from '../../api/labels.ts';
import { reviewShape } from './review-shape.ts';
import { selectionOf } from './selection-of.ts';
import type { Shape } from './shape.ts';

const CONTAINERS: Shape = [{ name: null, image: null }];

const SPEC: Shape = {
  containers: CONTAINERS,
  initContainers: CONTAINERS,
  ephemeralContainers: CONTAINERS,
  volumes: [{ name: null, image: { reference: null } }],
};
const METADATA: Shape = {
  labels: { [LABELS.template]: null },
  ownerReferences: [{ apiVersion: null, kind: null, uid: null, controller: null }],
};

/** All that a decision by image reads of an AdmissionReview, by `readReview` and in `src/gate/by-image`, but for `SETTINGS_SELECTION`. */
export const IMAGES_SELECTION = selectionOf(
  reviewShape(
    { metadata: METADATA, spec: SPEC },
    {
      oldObject: { metadata: { deletionTimestamp: null }, spec: SPEC },
      userInfo: { username: null },
    },
  ),
);
