import { NOT_APPLICABLE } from '../../not-applicable.ts';
import type { CubbiCheck } from '../cubbi-check.ts';

/** TODO */
export const model: CubbiCheck = {
  id: 'CB-027',
  severity: { Pragmatic: 'Warning', Strict: 'Error' },
  title: 'TODO',
  reasons: ['SettingIgnored'],
  help: 'TODO',
  fix: 'TODO',
  needs: 'Boot',
  run: () => NOT_APPLICABLE,
};
