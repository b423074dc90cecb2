import type { CubbiCheck } from '../cubbi-check.ts';
import { metadataResult } from '../metadata/metadata-result.ts';

/** No persistent config is of type file. */
export const fileEntries: CubbiCheck = {
  id: 'CB-044',
  severity: { Pragmatic: 'Warning', Strict: 'Warning' },
  title: 'No persistent config is of type file',
  reasons: ['MetadataInvalid'],
  help: 'The init script makes a directory of every target, so a persistent file ends as a link to a directory, and the tool cannot write it.',
  fix: 'persist the directory of the file, or create the file in the volume beforehand',
  needs: 'Files',
  run: (input) => metadataResult(input, { rules: ['FileEntry'] }),
};
