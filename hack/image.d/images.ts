import { contractImages } from './contract-images.ts';
import { cubbiImages } from './cubbi-images.ts';
import { helperImages } from './helper-images.ts';
import type { ImageDefinition } from './image-definition.ts';
import { operatorImage } from './operator-image.ts';

/** All images that `hack/image` builds. A new test image is a row in contract-images.ts or a list of cubbi-images.ts. */
export const images: readonly ImageDefinition[] = [
  operatorImage,
  ...contractImages,
  ...cubbiImages,
  ...helperImages,
];
