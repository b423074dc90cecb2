import { NOT_APPLICABLE } from '../../not-applicable.ts';
import type { CubbiCheck } from '../cubbi-check.ts';

/** TODO */
export const bootsOffline: CubbiCheck = {
  id: 'CB-056',
  severity: { Pragmatic: 'Warning', Strict: 'Warning' },
  title: 'TODO',
  reasons: ['DependencyMissing'],
  help: 'TODO',
  fix: 'TODO',
  needs: 'Files',
  run: () => NOT_APPLICABLE,
};
