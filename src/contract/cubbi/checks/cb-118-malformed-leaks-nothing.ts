import { NOT_APPLICABLE } from '../../not-applicable.ts';
import type { CubbiCheck } from '../cubbi-check.ts';

/** TODO */
export const malformedLeaksNothing: CubbiCheck = {
  id: 'CB-118',
  severity: { Pragmatic: 'Info', Strict: 'Info' },
  title: 'TODO',
  reasons: ['SecretExposed'],
  help: 'TODO',
  fix: 'TODO',
  needs: 'Boot',
  run: () => NOT_APPLICABLE,
};
