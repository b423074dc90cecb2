import { NOT_APPLICABLE } from '../../not-applicable.ts';
import type { CubbiCheck } from '../cubbi-check.ts';

/** TODO */
export const startsAsRoot: CubbiCheck = {
  id: 'CB-060',
  severity: { Pragmatic: 'Error', Strict: 'Error' },
  title: 'TODO',
  reasons: ['StartsUnprivileged'],
  help: 'TODO',
  fix: 'TODO',
  needs: 'Config',
  run: () => NOT_APPLICABLE,
};
