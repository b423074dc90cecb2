import type { CubbiCheck } from '../cubbi-check.ts';
import { metadataResult } from '../metadata/metadata-result.ts';

/** The metadata names a maintainer. */
export const metadataMaintainer: CubbiCheck = {
  id: 'CB-006',
  severity: { Pragmatic: 'Error', Strict: 'Error' },
  title: 'The metadata names a maintainer',
  reasons: ['MetadataInvalid'],
  help: 'The init script fails without it, and whoever runs the image needs somebody to turn to.',
  fix: 'add maintainer: with a mail address or a name',
  needs: 'Files',
  run: (input) => metadataResult(input, { rules: ['Maintainer'] }),
};
