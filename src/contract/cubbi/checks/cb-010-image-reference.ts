import type { CubbiCheck } from '../cubbi-check.ts';
import { metadataResult } from '../metadata/metadata-result.ts';

/** The reference in the metadata names one image. */
export const imageReference: CubbiCheck = {
  id: 'CB-010',
  severity: { Pragmatic: 'Error', Strict: 'Error' },
  title: 'The reference in the metadata has a tag or a digest',
  reasons: ['MetadataInvalid'],
  help: 'Without a tag the reference means latest, which is another image tomorrow. The tag latest itself is told as a warning.',
  fix: 'write a reference with the tag of this version, such as team/tool:1.0.0',
  needs: 'Files',
  run: (input) => metadataResult(input, { rules: ['ImageReference'], advice: ['ImageLatest'] }),
};
