import { quote } from '../../quote.ts';
import type { CheckResult } from '../../check.ts';
import { unknownResult } from '../../unknown-result.ts';
import type { CubbiCheck, CubbiEvidence, CubbiInput } from '../cubbi-check.ts';
import { several } from '../booted/several.ts';
import { volumeConflicts } from '../image/volume-conflicts.ts';
import type { VolumeConflict } from '../image/volume-conflicts.ts';

/** No volume of the image is where the init script writes or makes links. */
export const noVolumeOverInit: CubbiCheck = {
  id: 'CB-124',
  severity: { Pragmatic: 'Error', Strict: 'Error' },
  title: 'No VOLUME is in the way of the init script',
  reasons: ['PathConflict'],
  help: 'A runtime mounts an empty or an older directory at every VOLUME. The init script cannot replace a mounted directory by a link, such as /home/cubbi, and what it keeps in /cubbi and /etc must be of this container.',
  fix: 'remove that VOLUME from the Dockerfile, or use a base image without it',
  needs: 'Config',
  run,
};

function run({ evidence }: CubbiInput): CheckResult {
  const { config } = evidence;
  if (!config.known) return unknownResult(config);
  const conflicts = volumeConflicts(config.value.volumes, sources(evidence));
  return several(conflicts.map(sentence), { reason: 'PathConflict' });
}

function sources({ files }: CubbiEvidence): string[] {
  if (!files.known || files.value.metadata.state !== 'Read') return [];
  return files.value.metadata.fields.persistentConfigs.map(({ source }) => source);
}

function sentence({ volume, path, init }: VolumeConflict): string {
  const what = `VOLUME ${quote(volume)} makes a directory`;
  if (init === 'Writes') return `${what} over ${path}, which must be of this container alone`;
  return volume === path
    ? `${what} where cubbi_init.py must make a link`
    : `${what} below ${quote(path)}, where cubbi_init.py must make a link`;
}
