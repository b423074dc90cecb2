import type { Contract } from '../contract.ts';
import type { CubbiBoot } from './boot/cubbi-boot.ts';
import { cubbiObstacle } from './cubbi-obstacle.ts';
import { CUBBI_CHECKS } from './cubbi-checks.ts';
import type { CubbiTerms } from './cubbi-terms.ts';
import { cubbiTermsOf } from './cubbi-terms-of.ts';
import { cubbiTold } from './cubbi-told.ts';
import { cubbiBootReading } from './boot/cubbi-boot-reading.ts';
import type { CubbiFiles } from './files/cubbi-files.ts';
import { keepCubbiFile } from './files/keep-cubbi-file.ts';
import { cubbiPod } from './pod/cubbi-pod.ts';

/** The contract of images that say they are Cubbi-compatible. */
export const CUBBI: Contract<CubbiTerms, CubbiBoot, CubbiFiles> = {
  type: 'Cubbi',
  checks: CUBBI_CHECKS,
  terms: cubbiTermsOf,
  waivers: ({ contract }) => contract.cubbi?.waivers ?? [],
  obstacle: cubbiObstacle,
  filesReading: () => ({
    kind: 'Tree',
    keep: keepCubbiFile,
    // Loaded where files are read, and nowhere else: the webhook needs no parser of Python.
    collect: async (tree, sha256) =>
      (await import('./files/collect-cubbi-files.ts')).collectCubbiFiles(tree, sha256),
  }),
  pod: cubbiPod,
  bootReading: cubbiBootReading,
  told: cubbiTold,
};
