/**
 * Benches, one per name: `npm run bench -- verdict`. Each prints one JSON line per figure,
 * `{"figure": "verdict.static.seconds", "median": …, "runs": […]}`, and asserts nothing: machines differ, figures are to be read.
 */
import { verdictBench } from './verdict.ts';

const BENCHES: Readonly<Record<string, () => Promise<void>>> = { verdict: verdictBench };

const name = process.argv[2] ?? '';
const bench = BENCHES[name];
if (bench === undefined) {
  console.error(`There is no bench "${name}": npm run bench -- ${Object.keys(BENCHES).join('|')}`);
  process.exitCode = 2;
} else {
  await bench();
}
