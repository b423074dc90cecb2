import type { FileFact } from '../evidence/image-evidence.ts';

const ANY_EXECUTE = 0o111;

/** Why the file at a path cannot be a program, as a sentence; undefined where it can. */
export function notAProgram(path: string, fact: FileFact): string | undefined {
  if (fact.state === 'Missing') return `The image has no ${path}`;
  if (fact.kind !== 'File') return `The image's ${path} is not a file`;
  if ((fact.mode & ANY_EXECUTE) === 0) return `The image's ${path} is not executable`;
  return undefined;
}
