import { imagePullable as pullable } from '../../vibed-agent/va-002-image-pullable.ts';
import type { CubbiCheck } from '../cubbi-check.ts';

/** The registry lets the template's pull secrets read the image. Never a fault of the image: credentials expire and are replaced. */
export const imagePullable: CubbiCheck = {
  ...pullable,
  id: 'CB-141',
  severity: { Pragmatic: 'Error', Strict: 'Error' },
};
