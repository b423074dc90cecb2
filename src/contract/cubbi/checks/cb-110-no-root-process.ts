import { NOT_APPLICABLE } from '../../not-applicable.ts';
import type { CubbiCheck } from '../cubbi-check.ts';

/** TODO */
export const noRootProcess: CubbiCheck = {
  id: 'CB-110',
  severity: { Pragmatic: 'Warning', Strict: 'Error' },
  title: 'TODO',
  reasons: ['PrivilegesKept'],
  help: 'TODO',
  fix: 'TODO',
  needs: 'Boot',
  run: () => NOT_APPLICABLE,
};
