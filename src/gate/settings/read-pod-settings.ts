import { fieldAt } from '../field-at.ts';
import type { PodSettings } from './pod-settings.ts';
import { readUserSettings } from './read-user-settings.ts';
import { textAt } from '../text-at.ts';

const MAX_VOLUMES = 1000;
/** Volumes of these kinds are mounted read-only, whatever the mount says. */
const READ_ONLY_KINDS = ['configMap', 'secret', 'projected', 'downwardAPI', 'image'];

/** What the spec of a pod says for all containers; undefined where it says nothing of it. Never throws, whatever the spec is. */
export function readPodSettings(spec: unknown): PodSettings | undefined {
  const context = fieldAt(spec, 'securityContext');
  const volumes = fieldAt(spec, 'volumes');
  if (context === undefined && volumes === undefined) return undefined;
  const fsGroup = fieldAt(context, 'fsGroup');
  return {
    security: {
      ...readUserSettings(context),
      fsGroup: typeof fsGroup === 'number' ? fsGroup : undefined,
    },
    readOnlyVolumes: readOnlyVolumes(volumes),
  };
}

function readOnlyVolumes(volumes: unknown): ReadonlySet<string> {
  if (!Array.isArray(volumes)) return new Set();
  return new Set(
    volumes
      .slice(0, MAX_VOLUMES)
      .filter((volume: unknown) => isReadOnly(volume))
      .map((volume: unknown) => textAt(volume, 'name')),
  );
}

/** By its kind, or by the member `readOnly` that the sources of most other kinds have. */
function isReadOnly(volume: unknown): boolean {
  if (typeof volume !== 'object' || volume === null) return false;
  return Object.entries(volume).some(
    ([kind, source]) =>
      (READ_ONLY_KINDS.includes(kind) && typeof source === 'object' && source !== null) ||
      fieldAt(source, 'readOnly') === true,
  );
}
