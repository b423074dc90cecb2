import type { CubbiCheck } from '../cubbi-check.ts';
import { metadataResult } from '../metadata/metadata-result.ts';

/** The metadata describes the image. */
export const metadataDescription: CubbiCheck = {
  id: 'CB-004',
  severity: { Pragmatic: 'Error', Strict: 'Error' },
  title: 'The metadata has a description',
  reasons: ['MetadataInvalid'],
  help: 'The init script fails without it, the Cubbi CLI drops an image whose description is no string, and people choose images by it.',
  fix: 'add description: with one line about the image',
  needs: 'Files',
  run: (input) => metadataResult(input, { rules: ['Description'] }),
};
