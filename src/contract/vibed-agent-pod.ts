import type {
  V1Container,
  V1ResourceRequirements,
  V1SecurityContext,
  V1Volume,
} from '@kubernetes/client-node';
import { containerResources } from '../job/container-resources.ts';
import { escapeExpansion } from '../job/escape-expansion.ts';
import type { PodPlan } from '../job/pod-plan.ts';
import { pullPolicy } from '../job/pull-policy.ts';
import { runtimeCommand } from '../job/runtime-command.ts';
import type { ValidationRequest } from '../job/validation-request.ts';
import { VIBED_AGENT_PATHS } from './vibed-agent-files.ts';
import type { VibedAgentTerms } from './vibed-agent-terms.ts';

/** The agent's port (VibedAgent contract). */
const AGENT_PORT = 9000;
/** What the prober waits longer than the agent may take: it starts before the image's container does. */
const HEAD_START_SECONDS = 2;

const LOCKED: V1SecurityContext = {
  readOnlyRootFilesystem: true,
  allowPrivilegeEscalation: false,
  privileged: false,
  capabilities: { drop: ['ALL'] },
};

const PROBER_RESOURCES: V1ResourceRequirements = {
  requests: { cpu: '10m', memory: '48Mi', 'ephemeral-storage': '16Mi' },
  limits: { cpu: '1', memory: '192Mi', 'ephemeral-storage': '64Mi' },
};

type Own = Pick<V1Container, 'name' | 'command' | 'args' | 'env' | 'volumeMounts'>;

function ofImage(request: ValidationRequest, own: Own): V1Container {
  return {
    ...own,
    image: request.image,
    imagePullPolicy: pullPolicy(request.image),
    resources: containerResources(request.pod.resources),
    securityContext: LOCKED,
    terminationMessagePolicy: 'FallbackToLogsOnError',
  };
}

function ofProber(request: ValidationRequest, own: Own): V1Container {
  return {
    ...own,
    image: request.proberImage,
    imagePullPolicy: 'IfNotPresent',
    resources: PROBER_RESOURCES,
    securityContext: LOCKED,
    terminationMessagePolicy: 'File',
  };
}

function runtime(request: ValidationRequest, { runtimeProbes }: VibedAgentTerms): V1Container {
  return ofImage(request, {
    name: 'runtime',
    command: runtimeCommand(runtimeProbes, request.timeoutSeconds),
    volumeMounts: [
      { name: 'runtime-tmp', mountPath: '/tmp' },
      { name: 'runtime-workspace', mountPath: '/workspace' },
    ],
  });
}

function files(request: ValidationRequest): V1Container {
  const paths = VIBED_AGENT_PATHS.flatMap((path) => ['--path', escapeExpansion(path)]);
  return ofProber(request, {
    name: 'files',
    args: ['probe', 'files', '--root', '/candidate', ...paths],
    volumeMounts: [{ name: 'image', mountPath: '/candidate', readOnly: true }],
  });
}

function probe(request: ValidationRequest): V1Container {
  const seconds = String(request.timeoutSeconds + HEAD_START_SECONDS);
  // The pod's own address, not the loopback: an agent that listens on the loopback alone is of no use to anybody.
  const address = ['--address', '$(POD_IP)', '--port', String(AGENT_PORT)];
  return ofProber(request, {
    name: 'probe',
    args: ['probe', 'agent', ...address, '--timeout', seconds],
    env: [{ name: 'POD_IP', valueFrom: { fieldRef: { fieldPath: 'status.podIP' } } }],
  });
}

function candidate(request: ValidationRequest): V1Container {
  return ofImage(request, {
    name: 'candidate',
    volumeMounts: [
      { name: 'tmp', mountPath: '/tmp' },
      { name: 'workspace', mountPath: '/workspace' },
    ],
  });
}

/** In memory: limits of disk volumes are enforced about a minute late. */
function memory(name: string, sizeLimit: string): V1Volume {
  return { name, emptyDir: { medium: 'Memory', sizeLimit } };
}

function volumes(request: ValidationRequest): V1Volume[] {
  const policy = pullPolicy(request.image);
  const image = { name: 'image', image: { reference: request.image, pullPolicy: policy } };
  return [
    memory('runtime-tmp', '16Mi'),
    memory('runtime-workspace', '16Mi'),
    memory('tmp', '64Mi'),
    memory('workspace', '64Mi'),
    ...(request.imageVolumes ? [image] : []),
  ];
}

/**
 * The pod of a VibedAgent validation. `runtime` first: it runs the candidate's image, so that the pull is over before the clock of `probe`
 * starts; `files` only where the nodes mount images; `candidate` last, and an ordinary container: one that cannot start holds up nothing
 * before it.
 */
export function vibedAgentPod(request: ValidationRequest, terms: VibedAgentTerms): PodPlan {
  const inspecting = request.imageVolumes ? [files(request)] : [];
  return {
    containers: [runtime(request, terms), ...inspecting, probe(request), candidate(request)],
    volumes: volumes(request),
    securityContext: {
      runAsNonRoot: true,
      runAsUser: 1000,
      runAsGroup: 1000,
      fsGroup: 1000,
      seccompProfile: { type: 'RuntimeDefault' },
    },
  };
}
