/** Long fuzz runs, one per name: `npm run fuzz -- gate --count 1000000 --seed 1`. */
import { gateFuzz } from './gate/gate-fuzz.ts';

const [name = '', ...args] = process.argv.slice(2);
if (name === 'gate') process.exitCode = await gateFuzz(args);
else {
  console.error(`There is nothing to fuzz called "${name}": npm run fuzz -- gate`);
  process.exitCode = 2;
}
