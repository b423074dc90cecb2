import type { CubbiCheck } from '../cubbi-check.ts';
import { pluginResult } from '../plugin/plugin-result.ts';

/** The plugin keeps secrets out of the log. */
export const pluginLogsNoSecret: CubbiCheck = {
  id: 'CB-100',
  severity: { Pragmatic: 'Warning', Strict: 'Error' },
  title: 'The plugin writes no secret to the log',
  reasons: ['SecretExposed'],
  help: 'Names of what is logged tell: keys, tokens, passwords, headers, the environment, and URLs, which carry credentials. Lengths, comparisons and conditions do not count. The log is a file for everybody and the output of the container.',
  fix: 'log that the value is set, or the name of the server, not the value',
  needs: 'Files',
  run: (input) => pluginResult(input, { rules: ['LogsSecret'], reason: 'SecretExposed' }),
};
