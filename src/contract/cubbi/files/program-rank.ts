import { PROGRAM_FOLDERS } from './program-folders.ts';

/** A text by which paths sort so that programs that a `PATH` reaches come first: usual folders, other `bin` folders by depth, the rest by depth. */
export function programRank(path: string): string {
  const folder = path.slice(0, path.lastIndexOf('/'));
  const usual = PROGRAM_FOLDERS.includes(folder) ? 0 : /\/s?bin$/.test(folder) ? 1 : 2;
  const depth = String(path.split('/').length).padStart(4, '0');
  return `${usual}/${depth}${path}`;
}
