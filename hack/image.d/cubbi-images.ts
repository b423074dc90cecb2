import { cubbiImage } from './cubbi-image.ts';
import type { CubbiImage } from './cubbi-image.ts';
import type { ImageDefinition } from './image-definition.ts';

/** Images for the Cubbi contract. Each says how it differs from the good one of its revision. */
const table: readonly CubbiImage[] = [
  { name: 'good-env', about: 'keeps the contract, configured by the environment', revision: 'env' },
  {
    name: 'good-config',
    about: 'keeps the contract, configured by /cubbi/config.yaml',
    revision: 'config',
  },
];

/** The images that tests of the Cubbi contract judge. */
export const cubbiImages: readonly ImageDefinition[] = table.map(cubbiImage);
