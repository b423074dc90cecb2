import { NOT_APPLICABLE } from '../../not-applicable.ts';
import type { CubbiCheck } from '../cubbi-check.ts';

/** TODO */
export const cachesRemoved: CubbiCheck = {
  id: 'CB-130',
  severity: { Pragmatic: 'Info', Strict: 'Info' },
  title: 'TODO',
  reasons: ['NotRecommended'],
  help: 'TODO',
  fix: 'TODO',
  needs: 'Files',
  run: () => NOT_APPLICABLE,
};
