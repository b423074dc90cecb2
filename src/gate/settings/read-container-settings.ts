import { fieldAt } from '../field-at.ts';
import { normalPath } from './normal-path.ts';
import type { ContainerSecurity, ContainerSettings, VolumeMount } from './pod-settings.ts';
import { readUserSettings } from './read-user-settings.ts';
import { readWords } from './read-words.ts';
import { textAt } from '../text-at.ts';

const MAX_MOUNTS = 1000;
const MAX_CAPABILITIES = 128;
/** `PATH_MAX` of Linux: no longer path can be mounted. */
const MAX_PATH = 4096;
const EXECS = [
  'startupProbe',
  'livenessProbe',
  'readinessProbe',
  'lifecycle.postStart',
  'lifecycle.preStop',
];
/** Members that say how a container is run. */
const MEMBERS = new Set([
  'command',
  'args',
  'workingDir',
  'securityContext',
  'volumeMounts',
  ...EXECS.map((field) => field.replace(/\..*/, '')),
]);

/** How a container says that it is run; undefined where it says nothing of it. Never throws, whatever the container is. */
export function readContainerSettings(container: unknown): ContainerSettings | undefined {
  if (typeof container !== 'object' || container === null) return undefined;
  if (!Object.keys(container).some((key) => MEMBERS.has(key))) return undefined;
  return {
    command: readWords(fieldAt(container, 'command')),
    args: readWords(fieldAt(container, 'args')),
    workingDir: readPath(container, 'workingDir'),
    security: readSecurity(fieldAt(container, 'securityContext')),
    mounts: readMounts(fieldAt(container, 'volumeMounts')),
    execs: EXECS.flatMap((name) => {
      const field = `${name}.exec.command`;
      const words = readWords(fieldAt(container, ...field.split('.')));
      return words === undefined ? [] : [{ field, words }];
    }),
  };
}

function readSecurity(context: unknown): ContainerSecurity | undefined {
  if (context === undefined) return undefined;
  return {
    ...readUserSettings(context),
    privileged: booleanAt(context, 'privileged'),
    allowPrivilegeEscalation: booleanAt(context, 'allowPrivilegeEscalation'),
    readOnlyRootFilesystem: booleanAt(context, 'readOnlyRootFilesystem'),
    added: capabilities(fieldAt(context, 'capabilities', 'add')).map((name) =>
      name.replace(/^CAP_/, ''),
    ),
    dropped: capabilities(fieldAt(context, 'capabilities', 'drop')),
  };
}

function booleanAt(value: unknown, key: string): boolean | undefined {
  const found = fieldAt(value, key);
  return typeof found === 'boolean' ? found : undefined;
}

/** Names of capabilities are short; what is longer is none. */
function capabilities(names: unknown): string[] {
  if (!Array.isArray(names)) return [];
  return names
    .slice(0, MAX_CAPABILITIES)
    .filter((name): name is string => typeof name === 'string' && name.length <= 64)
    .map((name) => name.toUpperCase());
}

function readMounts(mounts: unknown): VolumeMount[] {
  if (!Array.isArray(mounts)) return [];
  return mounts.slice(0, MAX_MOUNTS).flatMap((mount: unknown, index) => {
    const path = readPath(mount, 'mountPath');
    if (path === undefined) return [];
    const readOnly = fieldAt(mount, 'readOnly') === true;
    return [{ index, volume: textAt(mount, 'name'), path, readOnly }];
  });
}

function readPath(value: unknown, key: string): string | undefined {
  const path = textAt(value, key);
  return path === '' || path.length > MAX_PATH ? undefined : normalPath(path);
}
