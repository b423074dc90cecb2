import { NOT_APPLICABLE } from '../../not-applicable.ts';
import type { CubbiCheck } from '../cubbi-check.ts';

/** TODO */
export const commandKeepsRunning: CubbiCheck = {
  id: 'CB-121',
  severity: { Pragmatic: 'Warning', Strict: 'Error' },
  title: 'TODO',
  reasons: ['EntrypointWrong'],
  help: 'TODO',
  fix: 'TODO',
  needs: 'Config',
  run: () => NOT_APPLICABLE,
};
