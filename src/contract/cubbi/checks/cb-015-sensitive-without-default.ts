import type { CubbiCheck } from '../cubbi-check.ts';
import { metadataResult } from '../metadata/metadata-result.ts';

/** No secret has a default. */
export const sensitiveWithoutDefault: CubbiCheck = {
  id: 'CB-015',
  severity: { Pragmatic: 'Error', Strict: 'Error' },
  title: 'No sensitive variable has a default',
  reasons: ['SecretExposed'],
  help: 'A default of the metadata is a file of the image: everybody who can pull the image can read it.',
  fix: 'remove the default and give the value where the image runs',
  needs: 'Files',
  run: (input) => metadataResult(input, { rules: ['SensitiveDefault'], reason: 'SecretExposed' }),
};
