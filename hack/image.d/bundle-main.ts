/** `npm run bundle`: the operator and the prober as one file, dist/operator.mjs. */
import { dirname } from 'node:path';

import { bundle } from './bundle.ts';

const root = dirname(dirname(import.meta.dirname));
await bundle({ root, entry: 'src/main.ts', output: `${root}/dist/operator.mjs` });
