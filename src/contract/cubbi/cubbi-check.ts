import type { Evidence } from '../../evidence/evidence.ts';
import type { Check, CheckInput } from '../check.ts';
import type { CubbiBoot } from './boot/cubbi-boot.ts';
import type { CubbiTerms } from './cubbi-terms.ts';
import type { CubbiFiles } from './files/cubbi-files.ts';

/** All that a check of Cubbi may look at. */
export type CubbiEvidence = Evidence<CubbiBoot, CubbiFiles>;
/** The terms with the evidence. */
export type CubbiInput = CheckInput<CubbiTerms, CubbiEvidence>;
/** A rule of the Cubbi contract. */
export type CubbiCheck = Check<CubbiTerms, CubbiEvidence>;
