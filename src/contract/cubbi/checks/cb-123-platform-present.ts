import { NOT_APPLICABLE } from '../../not-applicable.ts';
import type { CubbiCheck } from '../cubbi-check.ts';

/** TODO */
export const platformPresent: CubbiCheck = {
  id: 'CB-123',
  severity: { Pragmatic: 'Error', Strict: 'Error' },
  title: 'TODO',
  reasons: ['PlatformMissing'],
  help: 'TODO',
  fix: 'TODO',
  needs: 'Registry',
  run: () => NOT_APPLICABLE,
};
