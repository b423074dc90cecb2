import { NOT_APPLICABLE } from '../../not-applicable.ts';
import type { CubbiCheck } from '../cubbi-check.ts';

/** TODO */
export const noVolumeOverInit: CubbiCheck = {
  id: 'CB-124',
  severity: { Pragmatic: 'Error', Strict: 'Error' },
  title: 'TODO',
  reasons: ['PathConflict'],
  help: 'TODO',
  fix: 'TODO',
  needs: 'Config',
  run: () => NOT_APPLICABLE,
};
