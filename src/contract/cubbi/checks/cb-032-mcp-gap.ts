import { NOT_APPLICABLE } from '../../not-applicable.ts';
import type { CubbiCheck } from '../cubbi-check.ts';

/** TODO */
export const mcpGap: CubbiCheck = {
  id: 'CB-032',
  severity: { Pragmatic: 'Info', Strict: 'Info' },
  title: 'TODO',
  reasons: ['SettingIgnored'],
  help: 'TODO',
  fix: 'TODO',
  needs: 'Boot',
  run: () => NOT_APPLICABLE,
};
