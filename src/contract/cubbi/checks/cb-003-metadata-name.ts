import { NOT_APPLICABLE } from '../../not-applicable.ts';
import type { CubbiCheck } from '../cubbi-check.ts';

/** TODO */
export const metadataName: CubbiCheck = {
  id: 'CB-003',
  severity: { Pragmatic: 'Error', Strict: 'Error' },
  title: 'TODO',
  reasons: ['MetadataInvalid'],
  help: 'TODO',
  fix: 'TODO',
  needs: 'Files',
  run: () => NOT_APPLICABLE,
};
