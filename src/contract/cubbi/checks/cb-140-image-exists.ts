import { imageExists as exists } from '../../vibed-agent/va-001-image-exists.ts';
import type { CubbiCheck } from '../cubbi-check.ts';

/** The reference names an image that its registry has. */
export const imageExists: CubbiCheck = {
  ...exists,
  id: 'CB-140',
  severity: { Pragmatic: 'Error', Strict: 'Error' },
};
