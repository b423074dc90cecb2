/** Long runs under disturbances, one per name: `npm run soak -- gate --minutes 10`. */
import { gateSoak } from './gate/gate-soak.ts';

const [name = '', ...args] = process.argv.slice(2);
if (name === 'gate') {
  try {
    process.exitCode = await gateSoak(args);
  } catch (error) {
    console.error(`soak gate: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
  }
} else {
  console.error(`There is no soak called "${name}": npm run soak -- gate`);
  process.exitCode = 2;
}
