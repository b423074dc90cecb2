import { platformPresent as present } from '../../vibed-agent/va-003-platform-present.ts';
import type { CubbiCheck } from '../cubbi-check.ts';

/** The image has a manifest for every platform of the template; all other checks look at each of them by itself. */
export const platformPresent: CubbiCheck = {
  ...present,
  id: 'CB-123',
  severity: { Pragmatic: 'Error', Strict: 'Error' },
};
