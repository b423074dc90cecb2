import type {
  V1ContainerStatus,
  V1ObjectMeta,
  V1Pod,
  V1PodCondition,
  V1PodSpec,
  V1PodStatus,
} from '@kubernetes/client-node';

/** The containers of a VibedAgent pod. */
export type ContainerName = 'runtime' | 'files' | 'probe' | 'candidate';

/** When the pods of the tests are scheduled; `second(n)` is n seconds later. */
export const BEGIN = Date.parse('2026-11-21T10:00:00Z');

export function second(seconds: number): Date {
  return new Date(BEGIN + seconds * 1000);
}

export const DIGEST = `sha256:${'a'.repeat(64)}`;
export const OTHER_DIGEST = `sha256:${'b'.repeat(64)}`;
export const CONFIG_DIGEST = `sha256:${'c'.repeat(64)}`;

type Status = Omit<Partial<V1ContainerStatus>, 'name'>;

export function status(name: string, of: Status): V1ContainerStatus {
  const own = name === 'runtime' || name === 'candidate';
  return {
    name,
    image: 'registry.example/node:1',
    imageID: own ? `registry.example/node@${DIGEST}` : `operator@${OTHER_DIGEST}`,
    ready: false,
    restartCount: 0,
    ...of,
  };
}

/** A container that waits; its image is not known yet. */
export function waiting(reason: string, message = ''): Status {
  return { imageID: '', state: { waiting: { reason, message } } };
}

export function running(from = 1): Status {
  return { state: { running: { startedAt: second(from) } } };
}

export function terminated(
  exitCode: number,
  reason: string,
  message = '',
  { from = 1, to = 2 }: { from?: number; to?: number } = {},
): Status {
  const times = { startedAt: second(from), finishedAt: second(to) };
  return { state: { terminated: { exitCode, reason, message, ...times } } };
}

export function condition(
  type: string,
  value: 'True' | 'False',
  more: Partial<V1PodCondition> = {},
) {
  return { type, status: value, lastTransitionTime: second(0), ...more };
}

export const CONDITIONS = [
  condition('PodScheduled', 'True'),
  condition('PodReadyToStartContainers', 'True'),
];

export const REPORT_AGENT = JSON.stringify({
  v: 1,
  ms: 300,
  info: {
    language: 'node',
    agentContract: '1',
    runtimeProbe: 'node --version',
    runtimeProbeOK: true,
    runtimeProbeOutput: 'v24.21.0',
  },
});
export const REPORT_REFUSED = JSON.stringify({
  v: 1,
  fault: 'ConnectionRefused',
  detail: 'connect ECONNREFUSED',
});
export const REPORT_RUNTIME = '@p0 0\n|v24.21.0\n@d 0\n|v24.21.0\n@end\n';
export const REPORT_FILES = JSON.stringify({ v: 1, files: { '/usr/local/bin/vibed-agent': '-' } });

/** The containers of a pod whose evidence is complete and good. */
export const GOOD: Readonly<Record<ContainerName, Status>> = {
  runtime: terminated(0, 'Completed', REPORT_RUNTIME),
  files: terminated(0, 'Completed', REPORT_FILES),
  probe: terminated(0, 'Completed', REPORT_AGENT),
  candidate: running(),
};

/** A validation pod on a node, with the containers given. */
export function pod(
  containers: Partial<Record<ContainerName, Status>> = GOOD,
  more: {
    bare?: boolean;
    status?: Partial<V1PodStatus>;
    metadata?: Partial<V1ObjectMeta>;
    spec?: Partial<V1PodSpec>;
  } = {},
): V1Pod {
  return {
    metadata: { name: 'validate-0-abcde', uid: 'pod-1', ...more.metadata },
    spec: { containers: [], nodeName: 'node1', activeDeadlineSeconds: 960, ...more.spec },
    status: {
      phase: 'Running',
      ...(more.bare !== true && { startTime: second(0), conditions: CONDITIONS }),
      containerStatuses: Object.entries(containers).map(([name, of]) => status(name, of)),
      ...more.status,
    },
  };
}
