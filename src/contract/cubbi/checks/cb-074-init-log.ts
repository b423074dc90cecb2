import { NOT_APPLICABLE } from '../../not-applicable.ts';
import type { CubbiCheck } from '../cubbi-check.ts';

/** TODO */
export const initLog: CubbiCheck = {
  id: 'CB-074',
  severity: { Pragmatic: 'Error', Strict: 'Error' },
  title: 'TODO',
  reasons: ['InitFailed'],
  help: 'TODO',
  fix: 'TODO',
  needs: 'Boot',
  run: () => NOT_APPLICABLE,
};
