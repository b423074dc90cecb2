import type { CubbiCheck } from '../cubbi-check.ts';
import { metadataResult } from '../metadata/metadata-result.ts';

/** The lists of the metadata keep their schema. */
export const listsValid: CubbiCheck = {
  id: 'CB-013',
  severity: { Pragmatic: 'Error', Strict: 'Error' },
  title: 'The lists of the metadata keep their schema',
  reasons: ['MetadataInvalid'],
  help: 'Covers environment, environments_to_forward, ports, volumes and persistent_configs. The Cubbi CLI drops an image that breaks the schema, and the init script ends at some faults, such as an unknown key of a persistent config.',
  fix: 'correct the entry; docs/schemas/cubbi-image.schema.json is the schema, for editors too',
  needs: 'Files',
  run: (input) => metadataResult(input, { rules: ['Schema'] }),
};
