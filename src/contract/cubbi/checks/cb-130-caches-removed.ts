import { cleanText } from '../../../evidence/clean-text.ts';
import type { CheckResult } from '../../check.ts';
import { PASSED } from '../../passed.ts';
import { unknownResult } from '../../unknown-result.ts';
import type { CubbiCheck, CubbiInput } from '../cubbi-check.ts';
import { unlessCutShort } from '../image/unless-cut-short.ts';

/** The image has no caches of package managers. */
export const cachesRemoved: CubbiCheck = {
  id: 'CB-130',
  severity: { Pragmatic: 'Info', Strict: 'Info' },
  title: 'Caches of package managers are removed',
  reasons: ['NotRecommended'],
  help: 'Lists and downloads of package managers are never read again and make every pull larger. They must be removed in the RUN that makes them: a later layer only hides them.',
  fix: 'add rm -rf /var/lib/apt/lists/* to that RUN, and use pip --no-cache-dir',
  needs: 'Files',
  run,
};

const SHOWN = 3;

function run({ evidence: { files } }: CubbiInput): CheckResult {
  if (!files.known) return unknownResult(files);
  const { caches } = files.value;
  if (caches.length === 0) return unlessCutShort(files.value, 'caches', PASSED);
  const shown = caches.slice(0, SHOWN).map((path) => cleanText(path, 40));
  const more = caches.length > SHOWN ? ` and ${caches.length - SHOWN} more` : '';
  const message = `The image keeps caches of package managers: ${shown.join(', ')}${more}`;
  return { outcome: 'Failed', reason: 'NotRecommended', message };
}
