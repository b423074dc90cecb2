import type { CheckResult } from '../../check.ts';
import { NOT_APPLICABLE } from '../../not-applicable.ts';
import { PASSED } from '../../passed.ts';
import { unknownResult } from '../../unknown-result.ts';
import type { CubbiCheck, CubbiEvidence, CubbiInput } from '../cubbi-check.ts';
import { unlessCutShort } from '../image/unless-cut-short.ts';
import { volumeConflicts } from '../image/volume-conflicts.ts';

/** The init script can make /home/cubbi a link to the persistent home. */
export const homeFree: CubbiCheck = {
  id: 'CB-072',
  severity: { Pragmatic: 'Error', Strict: 'Error' },
  title: '/home/cubbi is no directory in the image',
  reasons: ['PathConflict'],
  help: 'The init script makes /home/cubbi a link into /cubbi-config, so that the home outlives the container. It replaces a file or a link there, but not a directory, such as useradd -m makes.',
  fix: 'do not make it: no useradd -m cubbi, no COPY and no RUN into /home/cubbi',
  needs: 'Files',
  run,
};

const HOME = '/home/cubbi';

function run({ evidence }: CubbiInput): CheckResult {
  const { files } = evidence;
  if (!files.known) return unknownResult(files);
  const fact = Object.hasOwn(files.value.paths, HOME) ? files.value.paths[HOME] : undefined;
  if (fact === undefined) return unlessCutShort(files.value, HOME, PASSED);
  if (fact.kind !== 'Directory') return PASSED;
  // Builders make the directory for the volume: CB-124 tells.
  if (isVolume(evidence)) return NOT_APPLICABLE;
  const message = `${HOME} is a directory in the image, which cubbi_init.py cannot replace by its link`;
  return { outcome: 'Failed', reason: 'PathConflict', message };
}

function isVolume({ config }: CubbiEvidence): boolean {
  return (
    config.known && volumeConflicts(config.value.volumes, []).some(({ path }) => path === HOME)
  );
}
