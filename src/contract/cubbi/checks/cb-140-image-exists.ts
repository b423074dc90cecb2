import { NOT_APPLICABLE } from '../../not-applicable.ts';
import type { CubbiCheck } from '../cubbi-check.ts';

/** TODO */
export const imageExists: CubbiCheck = {
  id: 'CB-140',
  severity: { Pragmatic: 'Error', Strict: 'Error' },
  title: 'TODO',
  reasons: ['ImageNotFound'],
  help: 'TODO',
  fix: 'TODO',
  needs: 'Registry',
  run: () => NOT_APPLICABLE,
};
