import type { CubbiEvidence } from '../../../../src/contract/cubbi/cubbi-check.ts';
import { UNREAD, known } from '../../good-evidence.ts';
import { SKIPPED } from '../cases/boot-rows.ts';
import { ended, goodBoot, goodEvidence } from '../good-cubbi.ts';
import { GOOD_PATHS, goodFiles, goodPlugin } from '../good-files.ts';

/**
 * The image of upstream's open pull request for gemini-cli as evidence: on node:20-slim, whose account `node` has the user id 1000; without sudo;
 * with a plugin for v0.4.0 beside the init script of v0.5.0. What is not known is as a good image has it. Never built or booted for this.
 */
export function geminiImage(): CubbiEvidence {
  const paths = Object.fromEntries(
    Object.entries(GOOD_PATHS).filter(([path]) => path !== '/etc/sudoers.d'),
  );
  return goodEvidence('Config', {
    files: goodFiles('Config', {
      plugin: goodPlugin('Env', {
        problems: [{ rule: 'PluginClass', line: 1, message: 'There is no PLUGIN_CLASS' }],
      }),
      accounts: [
        { name: 'root', uid: 0, gid: 0, home: '/root' },
        { name: 'node', uid: 1000, gid: 1000, home: '/home/node' },
      ],
      groups: [
        { name: 'root', gid: 0, members: [] },
        { name: 'node', gid: 1000, members: [] },
      ],
      paths,
    }),
    boot: goodBoot('Config', {
      // With another user id it gets past the account, and no further; then no other boot is tried.
      candidate: ended(1),
      probed: UNREAD,
      report: UNREAD,
      log: known({
        trouble: {
          line: '/bin/sh: 1: cannot create /etc/sudoers.d/cubbi: Directory nonexistent',
        },
        canaryLines: [],
      }),
      second: SKIPPED,
      secondReport: UNREAD,
      defaults: SKIPPED,
      defaultsReport: UNREAD,
      help: SKIPPED,
      helpReport: UNREAD,
      malformed: SKIPPED,
      malformedReport: UNREAD,
    }),
  });
}
