import type { CubbiEvidence } from '../../../../src/contract/cubbi/cubbi-check.ts';
import type { ImageConfig } from '../../../../src/evidence/image-evidence.ts';
import { UNREAD } from '../../good-evidence.ts';
import { goodConfig } from '../good-cubbi.ts';
import { goodFiles, goodMetadata } from '../good-files.ts';
import { PASSED, UNTOLD, failed } from './cubbi-case.ts';
import type { CubbiCase } from './cubbi-case.ts';

function says(changes: Partial<ImageConfig>): Partial<CubbiEvidence> {
  return { config: goodConfig(changes) };
}

const conflict = (message: string, also?: readonly string[]) =>
  failed('PathConflict', message, also === undefined ? {} : { also });

export const VOLUME_CASES: readonly CubbiCase[] = [
  { check: 'CB-124', reason: 'no volume', want: PASSED },
  {
    check: 'CB-124',
    reason: 'volumes elsewhere, and above a link, do no harm',
    evidence: says({ volumes: ['/app', '/cubbi-config/', '/home', '/data', '/etc/goose'] }),
    want: PASSED,
  },
  {
    check: 'CB-124',
    reason: 'a mounted directory cannot be replaced',
    evidence: says({ volumes: ['/home/cubbi/'] }),
    want: conflict('VOLUME "/home/cubbi" makes a directory where cubbi_init.py must make a link'),
  },
  {
    check: 'CB-124',
    reason: 'a volume below makes the directory as well',
    evidence: says({ volumes: ['/home/cubbi/.cache'] }),
    want: conflict(
      'VOLUME "/home/cubbi/.cache" makes a directory below "/home/cubbi", where cubbi_init.py must make a link',
    ),
  },
  {
    check: 'CB-124',
    reason: 'a persistent source becomes a link too',
    evidence: {
      ...says({ volumes: ['/app/.goose'] }),
      files: goodFiles('Env', {
        metadata: goodMetadata({
          persistentConfigs: [
            { source: '/app/.goose', target: '/cubbi-config/goose', type: 'directory' },
          ],
        }),
      }),
    },
    want: conflict('VOLUME "/app/.goose" makes a directory where cubbi_init.py must make a link'),
  },
  {
    check: 'CB-124',
    reason: 'each volume is a place to mend, in a constant order',
    evidence: { ...says({ volumes: ['/etc', '/x/../cubbi', '/cubbi'] }), files: UNREAD },
    want: conflict(
      'VOLUME "/cubbi" makes a directory over /cubbi/config.yaml, which must be of this container alone',
      ['VOLUME "/etc" makes a directory over /etc/group, which must be of this container alone'],
    ),
  },
  { check: 'CB-124', reason: 'not read', evidence: { config: UNREAD }, want: UNTOLD },
];
