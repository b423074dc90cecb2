import { PROGRAM_NAMES } from './cubbi-files.ts';
import type { ProgramName } from './cubbi-files.ts';
import { placeText } from './place-text.ts';
import { programRank } from './program-rank.ts';
import { secretPlace } from './secret-place.ts';
import type { WalkEntry } from './walk-tree.ts';

/** What a walk through the image came across, and has still to be looked into. */
export interface WalkFindings {
  see(entry: WalkEntry): void;
  /** Files and links of these names, the likeliest programs first. */
  programs(name: ProgramName): readonly string[];
  /** Links near the root, which may be folders by another name. */
  readonly links: readonly string[];
  readonly setuid: readonly string[];
  readonly minors: ReadonlySet<number>;
  readonly packages: ReadonlySet<'ruamel' | 'pydantic'>;
  readonly uvEnvironments: readonly string[];
  /** Files that may hold a secret. */
  readonly secretPlaces: readonly string[];
  /** False where there was more than is told. */
  readonly whole: boolean;
}

const BOUNDS = { programs: 64, links: 128, setuid: 64, uvEnvironments: 16, secretPlaces: 4_096 };
/** Links deeper in the image are no folders that a `PATH` names. */
const LINK_DEPTH = 3;
const SETUID = 0o4000;
const LIBRARY = /\/lib(?:64)?\/python3\.(\d{1,2})\/os\.pyc?$/;
const RUAMEL = /\/(?:site|dist)-packages\/ruamel[./]yaml\/__init__\.[^/]+$/;
const PYDANTIC = /\/(?:site|dist)-packages\/pydantic\/__init__\.[^/]+$/;
const UV_ENVIRONMENT = /\/environments-v\d+\/cubbi-init-[^/]*$/;
const NAMES: ReadonlySet<string> = new Set(PROGRAM_NAMES);

/** Begins to gather findings. */
export function createWalkFindings(): WalkFindings {
  const programs = new Map<string, string[]>();
  const found = {
    links: [] as string[],
    setuid: [] as string[],
    minors: new Set<number>(),
    packages: new Set<'ruamel' | 'pydantic'>(),
    uvEnvironments: [] as string[],
    secretPlaces: [] as string[],
    whole: true,
  };
  const add = (what: 'links' | 'setuid' | 'uvEnvironments' | 'secretPlaces', path: string) => {
    if (found[what].length < BOUNDS[what]) found[what].push(path);
    else if (what === 'secretPlaces') found.whole = false;
  };
  const seeProgram = (name: string, path: string): void => {
    const paths = programs.get(name) ?? [];
    paths.push(path);
    // Sorted now and then, so that the best are kept whatever comes first.
    if (paths.length >= 2 * BOUNDS.programs) likeliest(paths);
    programs.set(name, paths);
  };
  const seeFile = ({ path, node }: WalkEntry): void => {
    if (node.uid === 0 && (node.mode & SETUID) !== 0) add('setuid', placeText(path));
    if (secretPlace(path) !== undefined && node.size > 0) add('secretPlaces', path);
    const minor = LIBRARY.exec(path)?.[1];
    if (minor !== undefined) found.minors.add(Number(minor));
    if (RUAMEL.test(path)) found.packages.add('ruamel');
    if (PYDANTIC.test(path)) found.packages.add('pydantic');
  };
  return Object.assign(found, {
    see(entry: WalkEntry) {
      const { path, name, depth, node } = entry;
      const { kind } = node;
      if (NAMES.has(name) && (kind === 'File' || kind === 'Symlink')) seeProgram(name, path);
      if (kind === 'File') seeFile(entry);
      if (kind === 'Symlink' && depth <= LINK_DEPTH) add('links', path);
      if (kind === 'Directory' && UV_ENVIRONMENT.test(path)) add('uvEnvironments', placeText(path));
    },
    programs: (name: ProgramName) => likeliest(programs.get(name) ?? []),
  });
}

/** Sorts in place and leaves out the rest. */
function likeliest(paths: string[]): string[] {
  const ranks = new Map(paths.map((path) => [path, programRank(path)]));
  const rank = (path: string) => ranks.get(path) ?? '';
  paths.sort((a, b) => (rank(a) < rank(b) ? -1 : 1)).splice(BOUNDS.programs);
  return paths;
}
