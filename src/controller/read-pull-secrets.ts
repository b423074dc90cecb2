import type { V1Secret } from '@kubernetes/client-node';
import type { BaseImageTemplate } from '../api/base-image-template.ts';
import type { ControllerDeps } from './controller-deps.ts';

/** The pull secrets of a template. */
export interface PullSecrets {
  /** Contents of `.dockerconfigjson`, in the template's order. */
  readonly dockerConfigs: readonly string[];
  /** `uid/resourceVersion` of each, empty where it is missing. */
  readonly versions: readonly string[];
  /** Names of those that do not exist or are of another type. */
  readonly missing: readonly string[];
}

const TYPE = 'kubernetes.io/dockerconfigjson';
const ENTRY = '.dockerconfigjson';

/** Reads the pull secrets of a template, where the operator lets the controller read any. */
export async function readPullSecrets(
  { metadata, spec }: BaseImageTemplate,
  { ports, settings }: Pick<ControllerDeps, 'ports' | 'settings'>,
): Promise<PullSecrets> {
  if (!settings.readPullSecrets) return { dockerConfigs: [], versions: [], missing: [] };
  const names = spec.imagePullSecrets.map(({ name }) => name);
  const secrets = await Promise.all(
    names.map((name) => ports.secrets.get(metadata.namespace, name)),
  );
  const configs = secrets.map(dockerConfig);
  return {
    dockerConfigs: configs.filter((config) => config !== undefined),
    versions: secrets.map((secret) =>
      secret === undefined
        ? ''
        : `${secret.metadata?.uid ?? ''}/${secret.metadata?.resourceVersion ?? ''}`,
    ),
    missing: names.filter((_name, index) => configs[index] === undefined),
  };
}

function dockerConfig(secret: V1Secret | undefined): string | undefined {
  const entry = secret?.type === TYPE ? secret.data?.[ENTRY] : undefined;
  return entry === undefined ? undefined : Buffer.from(entry, 'base64').toString('utf8');
}
