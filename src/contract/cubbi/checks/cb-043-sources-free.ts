import { quote } from '../../quote.ts';
import type { CheckResult } from '../../check.ts';
import { NOT_APPLICABLE } from '../../not-applicable.ts';
import { unknownResult } from '../../unknown-result.ts';
import type { CubbiCheck, CubbiInput } from '../cubbi-check.ts';
import { several } from '../booted/several.ts';

/** The init script can make a link of every persistent source of the metadata. */
export const sourcesFree: CubbiCheck = {
  id: 'CB-043',
  severity: { Pragmatic: 'Error', Strict: 'Error' },
  title: 'No persistent source is a directory in the image',
  reasons: ['PathConflict'],
  help: 'The init script replaces every source of persistent_configs by a link to its target. It cannot replace a directory, and what is in a file that it replaces is lost.',
  fix: 'remove it from the image, or copy its content to the target when the plugin runs',
  needs: 'Files',
  run,
};

/** A link itself: CB-072 tells of what is in its place. */
const HOME = '/home/cubbi/';

function run({ evidence: { files } }: CubbiInput): CheckResult {
  if (!files.known) return unknownResult(files);
  if (files.value.metadata.state !== 'Read') return NOT_APPLICABLE;
  const sources = files.value.sources.filter(({ path }) => !path.startsWith(HOME));
  const directories = sources
    .filter(({ kind }) => kind === 'Directory')
    .map(({ path }) => `${quote(path)} is a directory in the image, but must become a link`);
  if (directories.length > 0) return several(directories, { reason: 'PathConflict' });
  const lost = sources
    .filter(({ kind, empty }) => kind === 'File' && !empty)
    .map(
      ({ path }) =>
        `${quote(path)} is a file in the image, whose content is lost at the first start`,
    );
  return several(lost, { reason: 'PathConflict', severity: 'Warning' });
}
