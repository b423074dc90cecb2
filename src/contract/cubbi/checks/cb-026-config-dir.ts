import { NOT_APPLICABLE } from '../../not-applicable.ts';
import type { CubbiCheck } from '../cubbi-check.ts';

/** TODO */
export const configDir: CubbiCheck = {
  id: 'CB-026',
  severity: { Pragmatic: 'Warning', Strict: 'Error' },
  title: 'TODO',
  reasons: ['SettingIgnored'],
  help: 'TODO',
  fix: 'TODO',
  needs: 'Boot',
  run: () => NOT_APPLICABLE,
};
