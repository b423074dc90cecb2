import type { V1ContainerState, V1ContainerStatus, V1Pod } from '@kubernetes/client-node';
import { describe, expect, test } from '@jest/globals';
import type { Reason } from '../../src/api/reasons.ts';
import { REASONS } from '../../src/api/reasons.ts';
import type { TemplateSpec } from '../../src/api/base-image-template.ts';
import { filesReport } from '../../src/evidence/files-report.ts';
import type { ImageInspection } from '../../src/evidence/image-evidence.ts';
import { config, files } from '../contract/good-evidence.ts';
import { missing, outage, worldWith, wrongLanguage } from '../controller/scenarios.ts';
import { apiError } from '../fakes/api-error.ts';
import { changed } from '../fakes/changed.ts';
import { disrupted, finished, unprepared, unschedulable } from '../fakes/pod-states.ts';
import type { CUBBI_REASONS } from './cubbi-reasons.ts';
import { template } from '../fakes/template.ts';
import type { World } from '../fakes/world.ts';
import { DIGEST, goodImage } from '../fakes/world.ts';

/** What brings a reason about, from the outside: nothing but registry, nodes, API server, pods and the template's spec. */
interface Provocation {
  readonly image?: ImageInspection;
  readonly spec?: (spec: TemplateSpec) => void;
  readonly world?: (world: World) => void;
  /** What becomes of the pod. */
  readonly pod?: (pod: V1Pod) => V1Pod;
  /** Seconds that pass afterwards. */
  readonly wait?: number;
}

function configured(changes: Parameters<typeof config>[0]): ImageInspection {
  return { ...goodImage(), configs: { 'linux/amd64': config(changes) } };
}

/** A good boot but for one container. */
function but(name: string, state: V1ContainerState) {
  return (pod: V1Pod): V1Pod => {
    const good = finished(pod);
    const containerStatuses = (good.status?.containerStatuses ?? []).map(
      (each): V1ContainerStatus => (each.name === name ? changed(each, { state }) : each),
    );
    return changed(good, { status: changed(good.status ?? {}, { containerStatuses }) });
  };
}

function ended(exitCode: number, reason: string, message = '', seconds = 1): V1ContainerState {
  const startedAt = new Date('2026-11-22T01:00:00Z');
  const finishedAt = new Date(startedAt.getTime() + seconds * 1000);
  return { terminated: { exitCode, reason, message, startedAt, finishedAt } };
}

/** A pull that fails with these words of containerd. */
function pulling(cause: string) {
  return (pod: V1Pod): V1Pod => {
    const start = unprepared(pod);
    const message = `Back-off pulling image "i": ErrImagePull: ${cause}`;
    const waiting = { reason: 'ImagePullBackOff', message };
    const base = { image: 'i', imageID: '', ready: false, restartCount: 0, state: { waiting } };
    const containerStatuses = [{ ...base, name: 'candidate' }];
    const conditions = (start.status?.conditions ?? []).map((each) =>
      changed(each, { status: 'True' }),
    );
    const status = changed(start.status ?? {}, { conditions, containerStatuses });
    return changed(start, { status });
  };
}

const agentFault = (fault: string) => JSON.stringify({ v: 1, fault, detail: '' });
const refusal = (message: string) => (world: World) => {
  world.refusal = apiError(403, 'Forbidden', message);
};
const secret = (spec: TemplateSpec) => (spec.imagePullSecrets = [{ name: 'creds' }]);

/** Given by the checks of Cubbi alone; test/api/cubbi-reasons-reached.test.ts provokes them. */
type OfVibedAgent = Exclude<Reason, (typeof CUBBI_REASONS)[number]>;

const PROVOKED: Record<OfVibedAgent, Provocation> = {
  WrongLanguage: { image: wrongLanguage() },
  AgentUnreachable: { pod: (pod) => finished(pod, { agent: agentFault('NotJson') }) },
  ContractVersionMismatch: {
    image: configured({
      labels: { 'dev.vibed.template.language': 'node', 'dev.vibed.agent.contract': '2' },
    }),
  },
  RuntimeProbeMissing: { image: configured({ env: { VIBED_TEMPLATE_LANGUAGE: 'node' } }) },
  RuntimeMissing: {
    pod: but('runtime', ended(10, 'Error', '@p0 127\n|sh: node: not found\n@d 0\n|ok\n@end\n')),
  },
  RuntimeMismatch: {
    pod: (pod) => finished(pod, { runtime: '@p0 0\n|v22.1.0\n@d 0\n|v22.1.0\n@end\n' }),
  },
  RunsAsRoot: { image: configured({ user: '0' }) },
  LabelMissing: { image: configured({ labels: {} }) },
  EntrypointWrong: { image: configured({ entrypoint: ['node'] }) },
  FileMissing: {
    pod: (pod) => {
      const found = files({ '/usr/local/bin/vibed-agent': { state: 'Missing' } });
      const report = filesReport(found.known ? found.value : {});
      return but('files', ended(0, 'Completed', report))(pod);
    },
  },
  ImageNotFound: { image: missing() },
  PlatformMissing: {
    image: {
      resolution: {
        outcome: 'Resolved',
        digest: DIGEST,
        platforms: [{ platform: 'linux/s390x', digest: DIGEST }],
      },
      configs: {},
    },
  },
  ExecFormatError: {
    pod: but('candidate', ended(255, 'Error', 'exec /agent: exec format error')),
  },
  CrashLoop: { pod: but('candidate', ended(1, 'Error', 'boom')) },
  OutOfMemory: { pod: but('candidate', ended(137, 'OOMKilled')) },
  TimedOut: { pod: but('probe', ended(0, 'Completed', agentFault('TimedOut'), 62)), wait: 62 },
  ImageBroken: {
    pod: pulling(
      `rpc error: code = NotFound desc = failed to pull and unpack image "i": failed to copy: httpReadSeeker: failed open: could not fetch content descriptor ${DIGEST} (application/vnd.oci.image.layer.v1.tar) from remote: not found`,
    ),
  },
  ImagePullUnauthorized: {
    pod: pulling(
      'failed to pull and unpack image "i": failed to resolve image: pull access denied, x',
    ),
  },
  PullSecretMissing: { image: missing(), spec: secret },
  RegistryUnavailable: { pod: pulling('dial tcp 10.0.0.1:5000: connect: connection refused') },
  PullTimedOut: {
    pod: (pod) => {
      const start = unprepared(pod);
      return changed(start, {
        status: changed(start.status ?? {}, {
          podIP: '10.0.0.2',
          conditions: [{ type: 'PodScheduled', status: 'True' }],
        }),
      });
    },
    wait: 600,
  },
  Unschedulable: { pod: unschedulable },
  QuotaExceeded: { world: refusal('pods "v" is forbidden: exceeded quota: q, requested: pods=1') },
  PodRejected: {
    world: refusal('pods "v" is forbidden: violates PodSecurity "restricted:latest"'),
  },
  Evicted: { pod: (pod) => disrupted(unschedulable(pod)) },
  NodeLost: {
    pod: unprepared,
    world: (world) => {
      const [ready] = world.nodes.flatMap(({ status }) => status?.conditions ?? []);
      if (ready !== undefined) ready.status = 'Unknown';
    },
  },
  UserNamespacesUnsupported: {
    pod: unprepared,
    world: (world) => {
      const message = 'RuntimeClass handler "x" does not support user namespaces';
      world.warning = { reason: 'FailedCreatePodSandBox', message };
    },
    wait: 10,
  },
  PodSettingForbidden: {
    spec: ({ validation }) => (validation.pod.nodeSelector = { pool: 'builds' }),
    world: (world) => (world.allowedPods = { nodeSelector: [] }),
  },
  EvidenceUnreadable: { pod: (pod) => finished(pod, { agent: 'no report' }) },
  InspectionIncomplete: {
    image: outage(),
    spec: ({ validation }) => (validation.requireInspection = true),
    pod: finished,
  },
  Validating: {},
  Pending: { world: (world) => (world.limit = 0) },
  SlotClosed: { spec: (spec) => (spec.enabled = false) },
  ValidationOff: { spec: ({ validation }) => (validation.mode = 'Off') },
  Suspended: { spec: (spec) => (spec.suspend = true) },
  Resolved: {},
  Inspected: { pod: finished },
  NotInspected: { image: missing() },
  Booted: { pod: finished },
  NotBooted: { spec: ({ validation }) => (validation.mode = 'Inspect') },
  Valid: { pod: finished },
};

/** `TYPE STATUS REASON` of every condition that was ever written. */
async function written({
  image,
  spec,
  world: arrange,
  pod,
  wait,
}: Provocation): Promise<Set<string>> {
  const world = worldWith(image);
  arrange?.(world);
  world.restart();
  world.apply(spec === undefined ? template() : template('node-24', spec));
  await world.settle();
  const pods = world.startPods();
  await world.settle();
  if (pod !== undefined) for (const each of pods) world.setPod(pod(each));
  await world.settle();
  // The Events and the clocks are looked at in steps, as the controller asks for.
  for (let second = 0; second < (wait ?? 0); second += 5) await world.advance(5000);
  const conditions = world.writes.flatMap(({ status }) => status.conditions ?? []);
  return new Set(conditions.map(({ type, status, reason }) => `${type} ${status} ${reason}`));
}

const VERDICTS = { Invalid: 'Valid False', Inconclusive: 'Valid Unknown' } as const;

describe('every reason is reached by what happens outside', () => {
  const rows = Object.entries(REASONS)
    .filter(([name]) => name in PROVOKED)
    .map(([name, { side, help }]) => ({ name, side, help }));

  test.each(rows)('$name: $help', async ({ name, side }) => {
    const told = await written(PROVOKED[name as OfVibedAgent]);
    if (side === 'Invalid' || side === 'Inconclusive')
      expect([...told]).toContain(`${VERDICTS[side]} ${name}`);
    else expect([...told].map((each) => each.split(' ')[2])).toContain(name);
  });
});
