import { NOT_APPLICABLE } from '../../not-applicable.ts';
import type { CubbiCheck } from '../cubbi-check.ts';

/** TODO */
export const baseRecorded: CubbiCheck = {
  id: 'CB-131',
  severity: { Pragmatic: 'Info', Strict: 'Info' },
  title: 'TODO',
  reasons: ['NotRecommended'],
  help: 'TODO',
  fix: 'TODO',
  needs: 'Config',
  run: () => NOT_APPLICABLE,
};
