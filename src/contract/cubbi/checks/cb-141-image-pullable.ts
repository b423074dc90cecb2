import { NOT_APPLICABLE } from '../../not-applicable.ts';
import type { CubbiCheck } from '../cubbi-check.ts';

/** TODO */
export const imagePullable: CubbiCheck = {
  id: 'CB-141',
  severity: { Pragmatic: 'Error', Strict: 'Error' },
  title: 'TODO',
  reasons: [],
  help: 'TODO',
  fix: 'TODO',
  needs: 'Registry',
  run: () => NOT_APPLICABLE,
};
