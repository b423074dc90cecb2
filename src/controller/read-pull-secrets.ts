import type { V1Secret } from '@kubernetes/client-node';
import type { BaseImageTemplate } from '../api/base-image-template.ts';
import { apiStatus } from '../errors/api-status.ts';
import { missingSecret } from '../plan/missing-secret.ts';
import type { Withheld } from '../plan/without-secrets.ts';
import type { ControllerDeps } from './controller-deps.ts';
import type { Secrets } from './controller-ports.ts';

/** The pull secrets of a template. */
export interface PullSecrets {
  /** Contents of `.dockerconfigjson`, in the template's order. */
  readonly dockerConfigs: readonly string[];
  /** `uid/resourceVersion` of each, empty where it is missing. */
  readonly versions: readonly string[];
  /** Names of those that do not exist or are of another type. */
  readonly missing: readonly string[];
  /** Set where a registry is asked without what the template offers it: its refusal, and its "not found", are then no answer. */
  readonly withheld?: Withheld;
}

const TYPE = 'kubernetes.io/dockerconfigjson';
const ENTRY = '.dockerconfigjson';

/** Stands for the version of a Secret that the controller may not read. */
const REFUSED = 'refused';
const ANONYMOUS: Withheld = {
  reason: 'ImagePullUnauthorized',
  message:
    'The registry shows no such image without credentials, and registry.credentials lets the operator use none; the nodes pull it on their own',
};

/** Reads the pull secrets of a template, where the operator lets the controller read any. */
export async function readPullSecrets(
  { metadata, spec }: BaseImageTemplate,
  { ports, settings }: Pick<ControllerDeps, 'ports' | 'settings'>,
): Promise<PullSecrets> {
  const names = spec.imagePullSecrets.map(({ name }) => name);
  if (!settings.readPullSecrets)
    return {
      dockerConfigs: [],
      versions: [],
      missing: [],
      ...(names.length > 0 && { withheld: ANONYMOUS }),
    };
  const secrets = await Promise.all(
    names.map((name) => readOne(ports.secrets, metadata.namespace, name)),
  );
  const configs = secrets.map(dockerConfig);
  const refused = names.find((_name, index) => secrets[index] === REFUSED);
  const missing = names.filter(
    (_name, index) => configs[index] === undefined && secrets[index] !== REFUSED,
  );
  const withheld = withheldBy(missing[0], refused);
  return {
    dockerConfigs: configs.filter((config) => config !== undefined),
    versions: secrets.map(versionOf),
    missing,
    ...(withheld !== undefined && { withheld }),
  };
}

type Answer = V1Secret | typeof REFUSED | undefined;

/** A refusal is told to the template's owner: it does not pass before somebody changes the RBAC. */
async function readOne(secrets: Secrets, namespace: string, name: string): Promise<Answer> {
  try {
    return await secrets.get(namespace, name);
  } catch (error) {
    if (apiStatus(error)?.code === 403) return REFUSED;
    throw error;
  }
}

function withheldBy(missing: string | undefined, refused: string | undefined) {
  if (missing !== undefined) return missingSecret(missing);
  if (refused === undefined) return undefined;
  const message = `The operator may not read the Secret ${refused} of spec.imagePullSecrets; grant its ServiceAccount get and watch on Secrets here, or set registry.credentials to Anonymous`;
  return { reason: 'ImagePullUnauthorized', message } as const;
}

function versionOf(secret: Answer): string {
  if (secret === undefined || secret === REFUSED) return secret ?? '';
  return `${secret.metadata?.uid ?? ''}/${secret.metadata?.resourceVersion ?? ''}`;
}

function dockerConfig(secret: Answer): string | undefined {
  if (secret === undefined || secret === REFUSED || secret.type !== TYPE) return undefined;
  const entry = secret.data?.[ENTRY];
  return entry === undefined ? undefined : Buffer.from(entry, 'base64').toString('utf8');
}
