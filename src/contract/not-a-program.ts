import type { FileFact } from '../evidence/image-evidence.ts';

const ANY_EXECUTE = 0o111;

/** Why a file cannot be a program, as the rest of a sentence that begins with its path; undefined where it can. */
export function notAProgram(fact: FileFact): string | undefined {
  if (fact.state === 'Missing') return 'is missing';
  if (fact.kind !== 'File') return 'is not a file';
  if ((fact.mode & ANY_EXECUTE) === 0) return 'is not executable';
  return undefined;
}
