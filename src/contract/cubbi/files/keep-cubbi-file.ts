import { PROGRAM_NAMES } from './cubbi-files.ts';
import { FILE_BOUNDS } from './file-bounds.ts';
import { FILE_PATHS } from './file-paths.ts';
import { secretPlace } from './secret-place.ts';
import { SHELL_FILES } from './shell-files.ts';

/** Files that are read at these paths. */
const KEPT: ReadonlyMap<string, number> = new Map<string, number>([
  [FILE_PATHS.metadata, FILE_BOUNDS.metadata],
  [FILE_PATHS.status, FILE_BOUNDS.status],
  [FILE_PATHS.sudoers, FILE_BOUNDS.sudoers],
  [FILE_PATHS.accounts, FILE_BOUNDS.accounts],
  [FILE_PATHS.groups, FILE_BOUNDS.accounts],
  ...FILE_PATHS.init.map((path) => [path, FILE_BOUNDS.init] as const),
  ...FILE_PATHS.statusScript.map((path) => [path, FILE_BOUNDS.script] as const),
  ...SHELL_FILES.paths.map((path) => [path, FILE_BOUNDS.script] as const),
]);
/** Files that are read in these folders. */
const KEPT_IN: readonly { readonly folder: RegExp; readonly bytes: number }[] = [
  { folder: /^(?:\/cubbi)?\/[^/]*_plugin\.py$/, bytes: FILE_BOUNDS.plugin },
  { folder: /^\/etc\/sudoers\.d\/[^/]*$/, bytes: FILE_BOUNDS.sudoers },
  { folder: /^\/etc\/profile\.d\/[^/]*\.sh$/, bytes: FILE_BOUNDS.script },
];
/** What programs are called that others are links to. */
const BEHIND = /^(?:ash|busybox|busybox\.static|coreutils|dash|python3\.\d{1,2}|toybox)$/;
const PROGRAMS: ReadonlySet<string> = new Set(PROGRAM_NAMES);

/** How many bytes of a file of a layer the contract may ask for, by its path as the layer names it. */
export function keepCubbiFile(name: string): number {
  const path = `/${name.replace(/^(?:\.?\/)+/, '')}`;
  const kept = KEPT.get(path) ?? KEPT_IN.find(({ folder }) => folder.test(path))?.bytes;
  if (kept !== undefined) return kept;
  const base = path.slice(path.lastIndexOf('/') + 1);
  const program = PROGRAMS.has(base) || BEHIND.test(base) ? FILE_BOUNDS.header : 0;
  return Math.max(program, secretPlace(path)?.bytes ?? 0);
}
