import { NOT_APPLICABLE } from '../../not-applicable.ts';
import type { CubbiCheck } from '../cubbi-check.ts';

/** TODO */
export const onePluginClass: CubbiCheck = {
  id: 'CB-099',
  severity: { Pragmatic: 'Warning', Strict: 'Warning' },
  title: 'TODO',
  reasons: ['PluginInvalid'],
  help: 'TODO',
  fix: 'TODO',
  needs: 'Files',
  run: () => NOT_APPLICABLE,
};
