import type { CubbiCheck } from '../cubbi-check.ts';
import { metadataResult } from '../metadata/metadata-result.ts';

/** The metadata has a version that is a string. */
export const metadataVersion: CubbiCheck = {
  id: 'CB-005',
  severity: { Pragmatic: 'Error', Strict: 'Error' },
  title: 'The metadata has a version that is a string',
  reasons: ['MetadataInvalid'],
  help: 'YAML reads an unquoted 1.0 as a number and a date as a date: the Cubbi CLI drops such an image, although the container takes it.',
  fix: 'write the version as a quoted string, such as version: "1.0.0"',
  needs: 'Files',
  run: (input) => metadataResult(input, { rules: ['Version'] }),
};
