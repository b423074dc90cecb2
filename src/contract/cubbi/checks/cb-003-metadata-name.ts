import type { CubbiCheck } from '../cubbi-check.ts';
import { metadataResult } from '../metadata/metadata-result.ts';

/** The metadata names the image. */
export const metadataName: CubbiCheck = {
  id: 'CB-003',
  severity: { Pragmatic: 'Error', Strict: 'Error' },
  title: 'The metadata has a name',
  reasons: ['MetadataInvalid'],
  help: 'The init script makes the file name of the plugin of it and fails without; the Cubbi CLI drops an image whose name is no string.',
  fix: 'add name: with the name of the tool as a string',
  needs: 'Files',
  run: (input) => metadataResult(input, { rules: ['Name'] }),
};
