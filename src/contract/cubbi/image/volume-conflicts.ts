import { plainPath } from './plain-path.ts';

/** A volume of the image that is in the way of the init script. */
export interface VolumeConflict {
  readonly volume: string;
  /** What the init script does there. */
  readonly path: string;
  /** `Replaces`: makes a link in its place, which a mounted directory does not allow. `Writes`: writes below it or renames it. */
  readonly init: 'Replaces' | 'Writes';
}

const HOME = '/home/cubbi';
/** What the init script or its callers write or replace, besides links. */
const WRITTEN = [
  '/cubbi/config.yaml',
  '/cubbi/init.log',
  '/cubbi/init.status',
  '/etc/group',
  '/etc/gshadow',
  '/etc/passwd',
  '/etc/shadow',
  '/etc/sudoers.d/cubbi',
];

/**
 * Volumes of the configuration (`VOLUME`) that keep the init script from its work: a runtime mounts a directory at each. A volume above a
 * place that is replaced by a link does no harm; one at or below it does.
 *
 * @param sources persistent sources of the metadata, which become links
 */
export function volumeConflicts(
  volumes: readonly string[],
  sources: readonly string[],
): readonly VolumeConflict[] {
  const replaced = [HOME, ...sources.map(plainPath)];
  return [...new Set(volumes.map(plainPath))].sort().flatMap((volume): VolumeConflict[] => {
    const link = replaced.find((path) => isWithin(volume, path));
    if (link !== undefined) return [{ volume, path: link, init: 'Replaces' }];
    const written = WRITTEN.find((path) => isWithin(path, volume));
    return written === undefined ? [] : [{ volume, path: written, init: 'Writes' }];
  });
}

function isWithin(path: string, folder: string): boolean {
  return path === folder || folder === '/' || path.startsWith(`${folder}/`);
}
