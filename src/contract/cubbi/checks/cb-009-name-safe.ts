import type { CubbiCheck } from '../cubbi-check.ts';
import { metadataResult } from '../metadata/metadata-result.ts';

/** The name cannot lead the init script elsewhere. */
export const nameSafe: CubbiCheck = {
  id: 'CB-009',
  severity: { Pragmatic: 'Error', Strict: 'Error' },
  title: 'The name is a plain identifier',
  reasons: ['MetadataInvalid'],
  help: 'The init script, as root, runs the file of that name with _plugin.py: a name with a path in it runs a file of another directory. The Cubbi CLI finds lower case names alone, which is told as a warning.',
  fix: 'use lower case letters and digits, joined by single hyphens',
  needs: 'Files',
  run: (input) => metadataResult(input, { rules: ['NameUnsafe'], lesser: ['NameUnusual'] }),
};
