import type { CubbiCheck } from '../cubbi-check.ts';
import { metadataResult } from '../metadata/metadata-result.ts';

/** The version is a semantic version. */
export const versionSemantic: CubbiCheck = {
  id: 'CB-008',
  severity: { Pragmatic: 'Warning', Strict: 'Error' },
  title: 'The version is a semantic version',
  reasons: ['MetadataInvalid'],
  help: 'Versions that follow SemVer 2.0 can be compared; a word such as latest says nothing about what is in the image.',
  fix: 'write a version of three numbers, such as "1.2.0"',
  needs: 'Files',
  run: (input) => metadataResult(input, { rules: ['VersionNotSemantic'] }),
};
