import { cleanText } from '../../../evidence/clean-text.ts';
import { octal } from '../booted/octal.ts';
import type { CubbiFiles, PathFact } from '../files/cubbi-files.ts';
import { isOfInit } from './is-of-init.ts';

const GROUP_WRITE = 0o020;
const OTHER_WRITE = 0o002;

/** By path, why somebody else than root may change what root runs at the next start. The group root is nobody else: cubbi is not in it. */
export function initOwnerFaults(files: CubbiFiles): ReadonlyMap<string, string> {
  const facts = Object.values(files.paths).filter(
    // Permissions of a link mean nothing.
    ({ path, kind }) => kind !== 'Symlink' && isOfInit(path, files),
  );
  return new Map(
    facts.flatMap((fact): [string, string][] => {
      const why = fault(fact);
      return why === undefined ? [] : [[fact.path, `${cleanText(fact.path, 64)} ${why}`]];
    }),
  );
}

function fault({ mode, uid, gid }: PathFact): string | undefined {
  const permissions = octal(mode);
  if (uid !== 0) return `belongs to user ${uid}, but root trusts it at every start`;
  if ((mode & OTHER_WRITE) !== 0) return `is writable for everybody (${permissions})`;
  if ((mode & GROUP_WRITE) !== 0 && gid !== 0)
    return `is writable for group ${gid} (${permissions})`;
  return undefined;
}
