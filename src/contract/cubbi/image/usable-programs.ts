import type { CubbiFiles, ProgramFact, ProgramName } from '../files/cubbi-files.ts';

const ANY_EXECUTE = 0o111;

/** Where the image has a program of that name which can be executed. */
export function usablePrograms(
  { programs }: Pick<CubbiFiles, 'programs'>,
  name: ProgramName,
): readonly ProgramFact[] {
  return programs[name].filter(({ kind, mode }) => kind === 'File' && (mode & ANY_EXECUTE) !== 0);
}
