/**
 * Reads many changed reviews with both readers: `node test/admission/review-reader/fuzz.ts --count 1000000 --seed 1`. Prints counts, and bodies that
 * were read differently; fails if there is one.
 */
import { parseArgs } from 'node:util';
import { runFuzz } from './run-fuzz.ts';

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '20000' },
    seed: { type: 'string', default: '1' },
  },
});
const counts = await runFuzz({ count: Number(values.count), seed: Number(values.seed) });
console.log(JSON.stringify(counts, null, 2));
if (counts.failures.length > 0) process.exitCode = 1;
