/* eslint-disable @typescript-eslint/no-unused-vars -- still to be written */
import type { BootReading } from '../../../boot/boot-reading.ts';
import type { CubbiFiles } from '../files/cubbi-files.ts';
import type { CubbiTerms } from '../cubbi-terms.ts';
import type { CubbiBoot } from './cubbi-boot.ts';

/** How the pod of a Cubbi validation is read. */
export function cubbiBootReading(_terms: CubbiTerms): BootReading<CubbiBoot, CubbiFiles> {
  throw new Error('TODO');
}
