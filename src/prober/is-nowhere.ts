/** The last is what Node says of a path with a NUL. */
const NOWHERE = ['ENOENT', 'ENOTDIR', 'ENAMETOOLONG', 'ERR_INVALID_ARG_VALUE'];

/** Whether an error of the file system says that nothing is at the path. */
export function isNowhere(error: unknown): boolean {
  const { code } = error as NodeJS.ErrnoException;
  return code !== undefined && NOWHERE.includes(code);
}
