import { ownedDirectory } from '../booted/owned-directory.ts';
import type { CubbiCheck } from '../cubbi-check.ts';

/** The directory of what must persist (specification, "Directory Structure"). */
export const configOwned: CubbiCheck = {
  id: 'CB-073',
  severity: { Pragmatic: 'Error', Strict: 'Error' },
  title: '/cubbi-config belongs to cubbi, who can write there',
  reasons: ['OwnershipWrong'],
  help: 'It is where the platform mounts the volume that outlives the container: home and configuration of the tool lie below it.',
  fix: 'let cubbi_init.py create /cubbi-config and chown it to cubbi',
  needs: 'Boot',
  run: ({ evidence }) => ownedDirectory(evidence, '/cubbi-config'),
};
