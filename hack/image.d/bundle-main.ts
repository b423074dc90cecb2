/** `npm run bundle`: the operator and the prober as dist/operator.mjs and what it imports, in dist/chunks. */
import { dirname } from 'node:path';

import { bundle } from './bundle.ts';
import { writeBundle } from './write-bundle.ts';

const root = dirname(dirname(import.meta.dirname));
await writeBundle(
  await bundle({ root, entry: 'src/main.ts', name: 'operator.mjs' }),
  `${root}/dist`,
);
