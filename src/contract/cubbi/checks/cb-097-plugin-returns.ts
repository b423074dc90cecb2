import { NOT_APPLICABLE } from '../../not-applicable.ts';
import type { CubbiCheck } from '../cubbi-check.ts';

/** TODO */
export const pluginReturns: CubbiCheck = {
  id: 'CB-097',
  severity: { Pragmatic: 'Warning', Strict: 'Warning' },
  title: 'TODO',
  reasons: ['PluginInvalid'],
  help: 'TODO',
  fix: 'TODO',
  needs: 'Files',
  run: () => NOT_APPLICABLE,
};
