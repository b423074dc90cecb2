import { idResult } from '../booted/id-result.ts';
import type { CubbiCheck } from '../cubbi-check.ts';

/** `CUBBI_USER_ID`, or `user.uid` (specification, "Standard Environment Variables"). */
export const userId: CubbiCheck = {
  id: 'CB-020',
  severity: { Pragmatic: 'Error', Strict: 'Error' },
  title: "CUBBI_USER_ID sets the user id of the user's command",
  reasons: ['SettingIgnored'],
  help: 'Files of a mounted project belong to somebody; the platform sets the id so that they belong to cubbi. Images of revision Config take user.uid of /cubbi/config.yaml instead; Strict asks for the variable.',
  fix: 'use the cubbi_init.py of upstream',
  needs: 'Boot',
  run: (input) => idResult(input, 'uid'),
};
