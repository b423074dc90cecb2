import { NOT_APPLICABLE } from '../../not-applicable.ts';
import type { CubbiCheck } from '../cubbi-check.ts';

/** TODO */
export const malformedUserId: CubbiCheck = {
  id: 'CB-028',
  severity: { Pragmatic: 'Info', Strict: 'Info' },
  title: 'TODO',
  reasons: ['InitFailed'],
  help: 'TODO',
  fix: 'TODO',
  needs: 'Boot',
  run: () => NOT_APPLICABLE,
};
