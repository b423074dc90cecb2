import type { CheckResult } from '../../../../src/contract/check.ts';
import type { CubbiEvidence } from '../../../../src/contract/cubbi/cubbi-check.ts';
import type {
  CubbiFiles,
  ProgramFact,
  ProgramName,
} from '../../../../src/contract/cubbi/files/cubbi-files.ts';
import { UNREAD } from '../../good-evidence.ts';
import { goodConfig } from '../good-cubbi.ts';
import { GOOD_PATHS, GOOD_PROGRAMS, goodFiles, goodInit, programs } from '../good-files.ts';
import { failed } from './cubbi-case.ts';

/** No file was read. */
export const unread: Partial<CubbiEvidence> = { files: UNREAD };
/** No init script. */
export const noInit: Partial<CubbiEvidence> = has({ init: { state: 'Missing', legacy: [] } });
/** As upstream has it: the script by itself, which uv runs. */
export const byUv: Partial<CubbiEvidence> = {
  config: goodConfig({ entrypoint: ['/cubbi/cubbi_init.py'] }),
};

/** A good image of revision Config, with changes of its files. */
export function has(changes: Partial<CubbiFiles>): Partial<CubbiEvidence> {
  return { files: goodFiles('Config', changes) };
}

/** The programs of a good image, with these instead. */
export function withPrograms(changes: Partial<CubbiFiles['programs']>): Partial<CubbiFiles> {
  return { programs: { ...GOOD_PROGRAMS, ...changes } };
}

/** A good image’s programs but these. */
export function without(...names: ProgramName[]): Partial<CubbiFiles> {
  return withPrograms(Object.fromEntries(names.map((name) => [name, []])));
}

/** A program that is not as a package installs it. */
export function program(path: string, changes: Partial<ProgramFact>): ProgramFact[] {
  return programs(path).map((fact) => ({ ...fact, ...changes }));
}

/** The paths of a good image without one. */
export function lacking(path: string): Partial<CubbiFiles> {
  return { paths: Object.fromEntries(Object.entries(GOOD_PATHS).filter(([key]) => key !== path)) };
}

/** The Python of a good image, with changes. */
export function python(changes: Partial<CubbiFiles['python']>): Partial<CubbiFiles> {
  const good = { minors: [12], ruamel: true, pydantic: true, uvEnvironments: [] };
  return { python: { ...good, ...changes } };
}

/** An init script that begins with these words. */
export function shebang(...words: string[]): Partial<CubbiFiles> {
  return { init: goodInit('Config', { shebang: words }) };
}

/** A dependency that is not there. */
export const missing = (message: string, fix?: string): CheckResult =>
  failed('DependencyMissing', message, fix === undefined ? {} : { fix });
