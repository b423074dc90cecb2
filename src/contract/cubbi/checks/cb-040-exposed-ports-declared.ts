import { NOT_APPLICABLE } from '../../not-applicable.ts';
import type { CubbiCheck } from '../cubbi-check.ts';

/** TODO */
export const exposedPortsDeclared: CubbiCheck = {
  id: 'CB-040',
  severity: { Pragmatic: 'Warning', Strict: 'Warning' },
  title: 'TODO',
  reasons: ['MetadataInvalid'],
  help: 'TODO',
  fix: 'TODO',
  needs: 'Files',
  run: () => NOT_APPLICABLE,
};
