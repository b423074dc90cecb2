import type {
  V1Container,
  V1SecurityContext,
  V1Volume,
  V1VolumeMount,
} from '@kubernetes/client-node';
import { containerResources } from '../../../job/container-resources.ts';
import { escapeExpansion } from '../../../job/escape-expansion.ts';
import type { PodPlan } from '../../../job/pod-plan.ts';
import { pullPolicy } from '../../../job/pull-policy.ts';
import type { ValidationRequest } from '../../../job/validation-request.ts';
import { BOOT_VALUES } from '../boot/boot-values.ts';
import { canaryStem } from '../boot/canary-stem.ts';
import type { CubbiTerms } from '../cubbi-terms.ts';
import { bootEnvironment } from './boot-environment.ts';
import { BOOT_PATHS } from './boot-paths.ts';

/** All that init needs of root (measured): accounts, owners of its folders, the change of user. PodSecurity `baseline` allows them. */
const CAPABILITIES = ['CHOWN', 'DAC_OVERRIDE', 'FOWNER', 'SETGID', 'SETUID'];

const ROOT_OF_IMAGE: V1SecurityContext = {
  runAsUser: 0,
  runAsNonRoot: false,
  readOnlyRootFilesystem: false,
  allowPrivilegeEscalation: false,
  privileged: false,
  capabilities: { drop: ['ALL'], add: CAPABILITIES },
};

const LOCKED = {
  readOnlyRootFilesystem: true,
  allowPrivilegeEscalation: false,
  privileged: false,
  capabilities: { drop: ['ALL'] },
};

/**
 * Root, for files of the image that only root may read, and one that only root shall. Without DAC_OVERRIDE it could not enter folders that are
 * for another account alone, and every image of Debian has some (apt's `partial`).
 */
const READER = {
  ...LOCKED,
  runAsUser: 0,
  runAsNonRoot: false,
  capabilities: { drop: ['ALL'], add: ['DAC_OVERRIDE'] },
};
const NOBODY = { ...LOCKED, runAsUser: 65532, runAsGroup: 65532, runAsNonRoot: true };

type Own = Pick<V1Container, 'name' | 'args' | 'env' | 'volumeMounts'>;

/** Init may copy programs of hundreds of megabytes into the home of its user. */
const EPHEMERAL_STORAGE = '1Gi';

function ofImage(request: ValidationRequest, own: Own): V1Container {
  const { requests, limits } = containerResources(request.pod.resources);
  return {
    ...own,
    ...(own.args !== undefined && { args: own.args.map(escapeExpansion) }),
    image: request.image,
    imagePullPolicy: pullPolicy(request.image),
    resources: { requests, limits: { ...limits, 'ephemeral-storage': EPHEMERAL_STORAGE } },
    securityContext: ROOT_OF_IMAGE,
    terminationMessagePolicy: 'FallbackToLogsOnError',
  };
}

function ofProber(
  request: ValidationRequest,
  securityContext: V1SecurityContext,
  own: Own,
): V1Container {
  return {
    ...own,
    ...(own.args !== undefined && { args: own.args.map(escapeExpansion) }),
    image: request.proberImage,
    imagePullPolicy: 'IfNotPresent',
    resources: {
      requests: { cpu: '10m', memory: '64Mi', 'ephemeral-storage': '16Mi' },
      limits: { cpu: '1', memory: '384Mi', 'ephemeral-storage': '64Mi' },
    },
    securityContext,
    terminationMessagePolicy: 'FallbackToLogsOnError',
  };
}

const VALIDATOR: V1VolumeMount = {
  name: 'validator',
  mountPath: BOOT_PATHS.validator,
  readOnly: true,
};

/** A configuration file in the place where Cubbi's own command line puts it, read-only as there. */
function config(file: string): V1VolumeMount {
  return { name: 'validator', mountPath: BOOT_PATHS.configFile, subPath: file, readOnly: true };
}

function files(request: ValidationRequest, { toolCheck }: CubbiTerms): V1Container {
  const root = request.imageVolumes ? ['--root', BOOT_PATHS.candidate] : [];
  return ofProber(request, READER, {
    name: 'files',
    args: [
      'probe',
      'cubbi',
      ...root,
      ...['--into', BOOT_PATHS.validator],
      ...['--canary', canaryStem(request.hash)],
      ...['--timeout', String(request.timeoutSeconds)],
      ...toolCheck.map((word) => `--tool=${word}`),
    ],
    volumeMounts: [
      { name: 'validator', mountPath: BOOT_PATHS.validator },
      ...(request.imageVolumes
        ? [{ name: 'image', mountPath: BOOT_PATHS.candidate, readOnly: true }]
        : []),
    ],
  });
}

function report(request: ValidationRequest): V1Container {
  return ofProber(request, NOBODY, {
    name: 'report',
    args: ['probe', 'cubbi-report', '--from', `${BOOT_PATHS.report}/report`],
    volumeMounts: [{ name: 'report', mountPath: BOOT_PATHS.report, readOnly: true }],
  });
}

/** The volumes that the first and the second boot share, as two sessions of one project do. */
const SHARED: V1VolumeMount[] = [
  { name: 'app', mountPath: '/app' },
  { name: 'cubbi-config', mountPath: '/cubbi-config' },
];

const WHO = ['sh', `${BOOT_PATHS.validator}/defaults.sh`];

/** The boots of the image. Each has a root file system of its own, so that each is a new container of the image. */
function boots(request: ValidationRequest, { environment }: CubbiTerms) {
  const settings = { canary: canaryStem(request.hash), names: environment };
  const candidate = ofImage(request, {
    name: 'candidate',
    args: ['sh', `${BOOT_PATHS.validator}/probe.sh`, ...BOOT_VALUES.args],
    env: bootEnvironment('First', settings),
    volumeMounts: [
      ...SHARED,
      VALIDATOR,
      config('first.yaml'),
      { name: 'report', mountPath: BOOT_PATHS.report },
    ],
  });
  const second = ofImage(request, {
    name: 'second',
    env: bootEnvironment('Second', settings),
    volumeMounts: [...SHARED, VALIDATOR, config('second.yaml')],
  });
  const defaults = ofImage(request, { name: 'defaults', args: WHO, volumeMounts: [VALIDATOR] });
  const help = ofImage(request, { name: 'help', args: ['--help'] });
  const malformed = ofImage(request, {
    name: 'malformed',
    args: WHO,
    env: bootEnvironment('Malformed', settings),
    volumeMounts: [VALIDATOR, config('malformed.yaml')],
  });
  return { candidate, others: [second, defaults, help, malformed] };
}

function volumes(request: ValidationRequest): V1Volume[] {
  const policy = pullPolicy(request.image);
  const image = { name: 'image', image: { reference: request.image, pullPolicy: policy } };
  const memory = (name: string) => ({ name, emptyDir: { medium: 'Memory', sizeLimit: '16Mi' } });
  // On disk: what init copies there would count as memory of its container.
  const disk = (name: string) => ({ name, emptyDir: { sizeLimit: EPHEMERAL_STORAGE } });
  return [
    memory('validator'),
    memory('report'),
    disk('app'),
    disk('cubbi-config'),
    ...(request.imageVolumes ? [image] : []),
  ];
}

/**
 * The pod of a Cubbi validation. Init containers, one after the other: `files` looks at the image and prepares the boots, `candidate` is the
 * first boot. Then at the same time: `report` passes on what the probe of the first boot saw, `second` boots on the same volumes, `defaults`
 * with nothing set, `help` with `--help`, `malformed` with a configuration that is wrong. Every boot has the image's own entrypoint.
 */
export function cubbiPod(request: ValidationRequest, terms: CubbiTerms): PodPlan {
  const { candidate, others } = boots(request, terms);
  return {
    initContainers: [files(request, terms), candidate],
    containers: [report(request), ...others],
    volumes: volumes(request),
    // No fsGroup: the kubelet would give the group rights to files that are to be private.
    securityContext: { seccompProfile: { type: 'RuntimeDefault' } },
    // The first boot, then the others.
    timeouts: 2,
  };
}
