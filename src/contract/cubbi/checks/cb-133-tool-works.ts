import { NOT_APPLICABLE } from '../../not-applicable.ts';
import type { CubbiCheck } from '../cubbi-check.ts';

/** TODO */
export const toolWorks: CubbiCheck = {
  id: 'CB-133',
  severity: { Pragmatic: 'Warning', Strict: 'Warning' },
  title: 'TODO',
  reasons: ['ToolBroken'],
  help: 'TODO',
  fix: 'TODO',
  needs: 'Boot',
  run: () => NOT_APPLICABLE,
};
