import { idResult } from '../booted/id-result.ts';
import type { CubbiCheck } from '../cubbi-check.ts';

/** `CUBBI_GROUP_ID`, or `user.gid` (specification, "Standard Environment Variables"). */
export const groupId: CubbiCheck = {
  id: 'CB-021',
  severity: { Pragmatic: 'Error', Strict: 'Error' },
  title: "CUBBI_GROUP_ID sets the group id of the user's command",
  reasons: ['SettingIgnored'],
  help: 'As CUBBI_USER_ID, for the group. Images of revision Config take user.gid of /cubbi/config.yaml instead; Strict asks for the variable.',
  fix: 'use the cubbi_init.py of upstream',
  needs: 'Boot',
  run: (input) => idResult(input, 'gid'),
};
