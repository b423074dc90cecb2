import { NOT_APPLICABLE } from '../../not-applicable.ts';
import type { CubbiCheck } from '../cubbi-check.ts';

/** TODO */
export const statusScriptNotEntrypoint: CubbiCheck = {
  id: 'CB-085',
  severity: { Pragmatic: 'Error', Strict: 'Error' },
  title: 'TODO',
  reasons: ['EntrypointWrong'],
  help: 'TODO',
  fix: 'TODO',
  needs: 'Config',
  run: () => NOT_APPLICABLE,
};
