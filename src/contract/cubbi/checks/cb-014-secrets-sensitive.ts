import type { CubbiCheck } from '../cubbi-check.ts';
import { metadataResult } from '../metadata/metadata-result.ts';

/** Variables that look like secrets are marked so. */
export const secretsSensitive: CubbiCheck = {
  id: 'CB-014',
  severity: { Pragmatic: 'Error', Strict: 'Error' },
  title: 'Variables that look like secrets are marked sensitive',
  reasons: ['MetadataInvalid'],
  help: 'Names with words such as API_KEY, TOKEN, SECRET or PASSWORD are taken for secrets; tools hide only what is marked. An entry of environments_to_forward cannot be marked, which is told as a warning.',
  fix: 'declare the variable in environment with sensitive: true',
  needs: 'Files',
  run: (input) =>
    metadataResult(input, { rules: ['SecretNotSensitive'], lesser: ['SecretForwarded'] }),
};
