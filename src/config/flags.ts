import type { FlagKind } from './flag-kinds.ts';
import { flagKinds } from './flag-kinds.ts';

/** The subcommands that read flags. */
export type Command = 'controller' | 'webhook';

/** One flag: `--name value`, or the environment variable `OPERATOR_NAME` (dashes as underscores); the flag wins. */
export interface Flag<T> {
  readonly kind: FlagKind<T>;
  /** The value without flag and variable, as one would write it. */
  readonly fallback: string;
  readonly commands: readonly Command[];
  /** One sentence. */
  readonly help: string;
}

const both: readonly Command[] = ['controller', 'webhook'];
const controller: readonly Command[] = ['controller'];
const webhook: readonly Command[] = ['webhook'];
const modes = flagKinds.choice('Enforce', 'Warn', 'Audit');
const automatic = flagKinds.choice('auto', 'on', 'off');

function flag<T>(
  commands: readonly Command[],
  kind: FlagKind<T>,
  fallback: string,
  help: string,
): Flag<T> {
  return { commands, kind, fallback, help };
}

function ofPods(kind: FlagKind<readonly string[] | undefined>, what: string) {
  return flag(controller, kind, '*', `${what} in spec.validation.pod; * for any, empty for none.`);
}

/** Every flag, in the order of the help text. */
export const FLAGS = {
  'operator-image': flag(
    controller,
    flagKinds.text,
    '',
    "Image of the prober in validation pods; empty takes the one of the controller's own pod.",
  ),
  'max-active-validations': flag(
    controller,
    flagKinds.integer('COUNT', 1, 1000),
    '4',
    'How many validation pods may run at once in the cluster.',
  ),
  workers: flag(
    controller,
    flagKinds.integer('COUNT', 1, 64),
    '4',
    'How many templates are reconciled at once.',
  ),
  'image-volumes': flag(
    controller,
    automatic,
    'auto',
    'Whether validation pods read the image from an image volume; auto asks the nodes.',
  ),
  'user-namespaces': flag(
    controller,
    automatic,
    'auto',
    'Whether validation pods run in a user namespace; auto asks the nodes.',
  ),
  'allowed-node-selectors': ofPods(flagKinds.allowedKeys, 'Keys of nodeSelector'),
  'allowed-tolerations': ofPods(flagKinds.allowedKeys, 'Keys of tolerations'),
  'allowed-runtime-classes': ofPods(flagKinds.allowedNames, 'Values of runtimeClassName'),
  'registry-credentials': flag(
    controller,
    flagKinds.choice('PullSecrets', 'Anonymous', 'Off'),
    'PullSecrets',
    "Whether registries are asked with the templates' pull secrets, without credentials, or not at all.",
  ),
  'registry-ca-file': flag(
    controller,
    flagKinds.files,
    '',
    "PEM files with certificates of registries' own CAs.",
  ),
  'insecure-registries': flag(
    controller,
    flagKinds.hosts,
    '',
    'Registries that are spoken to over plain http.',
  ),
  'trusted-token-hosts': flag(
    controller,
    flagKinds.hosts,
    '',
    "Hosts besides the registry's own that may get credentials as its token service.",
  ),
  'unwaivable-checks': flag(controller, flagKinds.checks, '', 'Checks that no template may waive.'),
  'cubbi-enabled': flag(
    controller,
    flagKinds.boolean,
    'false',
    'Whether images of contract Cubbi are validated; needs get on pods/log.',
  ),
  'cubbi-allow-host-users': flag(
    controller,
    flagKinds.boolean,
    'false',
    'Whether Cubbi images may boot as root of a node that has no user namespaces.',
  ),
  'missing-template': flag(
    webhook,
    modes,
    'Warn',
    'What happens to a workload whose template does not exist.',
  ),
  'max-mode': flag(
    webhook,
    modes,
    'Enforce',
    'The strongest admission mode that a template can reach.',
  ),
  'minimum-mode': flag(
    webhook,
    modes,
    'Audit',
    'The weakest admission mode that a template may choose.',
  ),
  'allow-validation-off': flag(
    webhook,
    flagKinds.boolean,
    'true',
    'Whether templates may switch their validation off.',
  ),
  'allowed-registries': flag(
    webhook,
    flagKinds.prefixes,
    '',
    'Registries or repository prefixes that templates may use; empty allows all.',
  ),
  'mirror-prefixes': flag(
    webhook,
    flagKinds.mirrors,
    '',
    'Prefixes that stand for the same repositories.',
  ),
  references: flag(
    webhook,
    flagKinds.references,
    '',
    'Where objects of further kinds name a template: JSON objects with group, version, kind and path.',
  ),
  'by-image': flag(
    webhook,
    flagKinds.boolean,
    'false',
    'Whether templates are found by their images too, for pods that name none.',
  ),
  'webhook-port': flag(
    webhook,
    flagKinds.integer('PORT', 0, 65535),
    '9443',
    'Port of the admission endpoint (TLS).',
  ),
  'webhook-cert-dir': flag(
    webhook,
    flagKinds.text,
    '/etc/webhook-tls',
    'Folder with tls.crt and tls.key, reloaded when they change.',
  ),
  'webhook-authentication': flag(
    webhook,
    flagKinds.boolean,
    'false',
    'Whether only callers with a token that the API server has signed are answered.',
  ),
  'webhook-audience': flag(
    webhook,
    flagKinds.text,
    '',
    "Whom callers' tokens must be for; empty means SERVICE.NAMESPACE.svc of the webhook.",
  ),
  'webhook-subjects': flag(
    webhook,
    flagKinds.subjects,
    '',
    'Whose tokens callers may bring, as in system:serviceaccount:NAMESPACE:NAME.',
  ),
  'service-name': flag(
    both,
    flagKinds.name,
    'base-image-webhook',
    'Service, and webhook configuration, that the serving certificate is for.',
  ),
  certificates: flag(
    controller,
    flagKinds.choice('Operator', 'External'),
    'Operator',
    "Who makes the webhook's certificate and the caBundle: the controller, or somebody else.",
  ),
  'shutdown-delay-seconds': flag(
    webhook,
    flagKinds.integer('SECONDS', 0, 300),
    '8',
    'How long requests are still served after the pod was told to end.',
  ),
  'watch-namespaces': flag(
    both,
    flagKinds.names,
    '',
    'Namespaces whose templates count; empty means all.',
  ),
  'lease-namespace': flag(
    controller,
    flagKinds.text,
    '',
    "Namespace of the leader election's Lease; empty means the operator's own.",
  ),
  'leader-elect': flag(
    controller,
    flagKinds.boolean,
    'true',
    'Whether a Lease decides which of several controllers works.',
  ),
  'health-port': flag(
    both,
    flagKinds.integer('PORT', 0, 65535),
    '8080',
    'Port of /healthz, /readyz and /metrics.',
  ),
  'metrics-authentication': flag(
    both,
    flagKinds.boolean,
    'false',
    'Whether /metrics is given only for a token that the API server has signed.',
  ),
  'metrics-audience': flag(
    both,
    flagKinds.text,
    '',
    'Whom such tokens must be for; empty means base-image-metrics.NAMESPACE.svc.',
  ),
  'metrics-subjects': flag(
    both,
    flagKinds.subjects,
    '',
    'Whose tokens these may be, as in system:serviceaccount:NAMESPACE:NAME.',
  ),
  'log-level': flag(
    both,
    flagKinds.choice('debug', 'info', 'warn', 'error'),
    'info',
    'How much is logged.',
  ),
} as const satisfies Record<string, Flag<unknown>>;

/** The value of every flag, by its name. */
export type FlagValues = {
  readonly [Name in keyof typeof FLAGS]: (typeof FLAGS)[Name] extends Flag<infer T> ? T : never;
};
