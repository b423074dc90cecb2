import type { CubbiCheck } from '../cubbi-check.ts';
import { metadataResult } from '../metadata/metadata-result.ts';

/** The metadata names the reference of the image. */
export const metadataImage: CubbiCheck = {
  id: 'CB-007',
  severity: { Pragmatic: 'Error', Strict: 'Error' },
  title: 'The metadata names the reference of the image',
  reasons: ['MetadataInvalid'],
  help: 'The Cubbi CLI makes one up where it is missing, but the init script has no default and the container ends.',
  fix: 'add image: with the reference that the image is pushed to',
  needs: 'Files',
  run: (input) => metadataResult(input, { rules: ['Image'] }),
};
