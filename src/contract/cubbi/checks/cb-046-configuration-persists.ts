import { NOT_APPLICABLE } from '../../not-applicable.ts';
import type { CubbiCheck } from '../cubbi-check.ts';

/** TODO */
export const configurationPersists: CubbiCheck = {
  id: 'CB-046',
  severity: { Pragmatic: 'Error', Strict: 'Error' },
  title: 'TODO',
  reasons: ['PersistenceBroken'],
  help: 'TODO',
  fix: 'TODO',
  needs: 'Boot',
  run: () => NOT_APPLICABLE,
};
