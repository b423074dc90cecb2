import { NOT_APPLICABLE } from '../../not-applicable.ts';
import type { CubbiCheck } from '../cubbi-check.ts';

/** TODO */
export const filesOwned: CubbiCheck = {
  id: 'CB-113',
  severity: { Pragmatic: 'Warning', Strict: 'Error' },
  title: 'TODO',
  reasons: ['OwnershipWrong'],
  help: 'TODO',
  fix: 'TODO',
  needs: 'Boot',
  run: () => NOT_APPLICABLE,
};
