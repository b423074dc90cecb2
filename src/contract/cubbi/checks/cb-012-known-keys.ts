import type { CubbiCheck } from '../cubbi-check.ts';
import { metadataResult } from '../metadata/metadata-result.ts';

/** Every key of the metadata does something. */
export const knownKeys: CubbiCheck = {
  id: 'CB-012',
  severity: { Pragmatic: 'Warning', Strict: 'Warning' },
  title: 'Every key of the metadata is known and in use',
  reasons: ['MetadataInvalid'],
  help: 'Readers ignore keys that they do not know, so a misspelled key has no effect and nobody says so. The block init was never run by any release.',
  fix: 'correct the spelling or remove the key',
  needs: 'Files',
  run: (input) => metadataResult(input, { rules: ['UnknownKey', 'DeprecatedKey'] }),
};
