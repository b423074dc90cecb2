import type {
  V1Container,
  V1ResourceRequirements,
  V1SecurityContext,
} from '@kubernetes/client-node';
import type { ValidationRequest } from './validation-request.ts';
import { containerResources } from './container-resources.ts';
import { escapeExpansion } from './escape-expansion.ts';
import { runtimeCommand } from './runtime-command.ts';

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

/** By digest the node's copy is the image; a tag may have moved since it was pulled. */
function pullPolicy(image: string): string {
  return image.includes('@') ? 'IfNotPresent' : 'Always';
}

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

function runtime(request: ValidationRequest): V1Container {
  return ofImage(request, {
    name: 'runtime',
    command: runtimeCommand(request.runtimeProbes, request.timeoutSeconds),
    volumeMounts: [
      { name: 'runtime-tmp', mountPath: '/tmp' },
      { name: 'runtime-workspace', mountPath: '/workspace' },
    ],
  });
}

function files(request: ValidationRequest): V1Container {
  const paths = request.files.flatMap((path) => ['--path', escapeExpansion(path)]);
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

/** The containers of a validation pod in their order (see container-names.ts); `files` only where the nodes mount images. */
export function validationContainers(request: ValidationRequest): V1Container[] {
  const inspecting = request.imageVolumes ? [files(request)] : [];
  return [runtime(request), ...inspecting, probe(request), candidate(request)];
}
