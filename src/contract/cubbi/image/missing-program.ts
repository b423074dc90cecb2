import { cleanText } from '../../../evidence/clean-text.ts';
import type { CheckResult } from '../../check.ts';
import type { CubbiFiles, ProgramName } from '../files/cubbi-files.ts';
import { unlessCutShort } from './unless-cut-short.ts';
import { usablePrograms } from './usable-programs.ts';

/** The result of a check that needs a program which the image does not have; undefined where it has it. */
export function missingProgram(files: CubbiFiles, name: ProgramName): CheckResult | undefined {
  if (usablePrograms(files, name).length > 0) return undefined;
  const [found] = files.programs[name];
  const message =
    found === undefined
      ? `The image has no ${name}`
      : `The image's ${cleanText(found.path, 64)} is not executable`;
  return unlessCutShort(files, name, { outcome: 'Failed', reason: 'DependencyMissing', message });
}
