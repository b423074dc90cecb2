import type { V1ContainerStatus, V1Pod } from '@kubernetes/client-node';
import type { CubbiFiles } from '../../src/contract/cubbi/files/cubbi-files.ts';
import { bulkReport } from '../../src/evidence/bulk-report.ts';
import { goodFiles } from '../contract/cubbi/good-files.ts';
import { changed } from './changed.ts';
import type { World } from './world.ts';
import { DIGEST } from './world.ts';

/** How the boots of a pod went, in what differs from those of an image that keeps the contract in revision Config. */
export interface CubbiEnds {
  readonly files?: Partial<CubbiFiles>;
  /** Sections of the probe's report by name. */
  readonly probe?: Readonly<Record<string, string>>;
  /** Exit code and log of the first boot. */
  readonly candidate?: { readonly exitCode: number; readonly log: string };
  /** Exit code and message of the second boot. */
  readonly second?: { readonly exitCode: number; readonly message: string };
}

const LINKS = [
  { source: '/app/.validator', target: '/cubbi-config/validator', type: 'directory' },
  { source: '/home/cubbi/.config/goose', target: '/cubbi-config/goose', type: 'directory' },
];
const CAPS = '|CapPrm:\t0000000000000000\n|CapEff:\t0000000000000000\n';
const IDS = '|Uid:\t12346\t12346\t12346\t12346\n|Gid:\t23457\t23457\t23457\t23457\n';
const OWNED = '12346 23457 41ed 12346 23457 1';
const places = ['/app', '/cubbi-config', '/home/cubbi', '/cubbi-config-alt', '/cubbi-config-alt-2'];
const scripts = ['cubbi_init.py', 'goose_plugin.py', 'init-status.sh', 'cubbi_image.yaml'];

/** What the probe writes about a boot in which everything is right. */
const PROBE: Readonly<Record<string, string>> = {
  self: `@self\n|Name:\tsh\n${IDS}${CAPS}`,
  user: '@user\n|cubbi\n',
  home: '@home\n|/home/cubbi\n',
  arg: '@arg\n|one\n@arg\n|-b\n@arg\n|two words\n',
  status: '@status\n|INIT_COMPLETE=true\n',
  log: "@log 98\n|Initializing goose v1.0.0\n|Running goose-specific initialization\n|Switching to user 'cubbi' and executing: sh\n",
  proc: `@proc 1\n|Name:\tsh\n${IDS}${CAPS}`,
  tcp: '@tcp\n',
  place: [
    ...places.map((path) => `@place 41ed ${OWNED}\n|${path}\n`),
    '@place 41ed 0 0 41ed 0 0 0\n|/cubbi\n',
    ...scripts.map((name) => `@place 81ed 0 0 81ed 0 0 0\n|/cubbi/${name}\n`),
  ].join(''),
  ssh: '@ssh\n',
  link: '@link 0 12346 23457 1\n|/cubbi-config/validator\n@link 1 12346 23457 1\n|/cubbi-config/goose\n',
  foreign: '@foreign 0\n',
  found: '@found 0\n|600 mab /home/cubbi/.config/goose.yaml\n',
  sudo: '@sudo 1\n',
  marked: '@marked\n|0\n|1\n|home\n',
};

/** The pod of a Cubbi validation with all its boots done; their logs are there for the controller to read. */
export function finishedCubbi(world: World, pod: V1Pod, ends: CubbiEnds = {}): V1Pod {
  const { files, probe, candidate = { exitCode: 0, log: 'Initializing goose v1.0.0\n' } } = ends;
  const failed = candidate.exitCode !== 0;
  const facts = goodFiles('Config', files);
  const text = `${Object.values({ ...PROBE, ...probe }).join('')}@end\n`;
  const logs: Record<string, string> = {
    files: bulkReport({ v: 1, links: LINKS, ...(facts.known && { files: facts.value }) }),
    candidate: candidate.log,
    report: bulkReport({ v: 1, state: 'Left', text }),
    second: 'goose is already configured, skipping\n',
    defaults: 'Initializing goose v1.0.0\n',
    help: 'usage: cubbi_init.py [-h]\n',
    malformed: 'ValidationError: 1 validation error\n',
  };
  for (const [name, log] of Object.entries(logs))
    world.logs.set(`${pod.metadata?.name ?? ''}/${name}`, log);
  const {
    second = { exitCode: 42, message: 'second 42 12346 23457\nkept 0 1 home\nlost\nend\n' },
  } = ends;
  const messages: Record<string, readonly [exitCode: number, message: string]> = {
    candidate: [candidate.exitCode, candidate.log],
    second: [second.exitCode, second.message],
    defaults: [0, 'defaults 1000 1000\nend\n'],
    malformed: [1, 'ValidationError: 1 validation error\n'],
  };
  const statusOf = ({ name }: { name: string }, index: number): V1ContainerStatus => {
    const [exitCode, message] = messages[name] ?? [0, ''];
    return status(pod, { name, exitCode, message, from: index });
  };
  const init = (pod.spec?.initContainers ?? []).map(statusOf);
  const rest = (pod.spec?.containers ?? []).map((each) => statusOf(each, 2));
  return changed(pod, {
    status: {
      phase: failed ? 'Failed' : 'Running',
      startTime: new Date(pod.metadata?.creationTimestamp ?? 0),
      conditions: ['PodScheduled', 'PodReadyToStartContainers'].map((type) => ({
        type,
        status: 'True',
      })),
      initContainerStatuses: init,
      containerStatuses: failed ? [] : rest,
    },
  });
}

interface Ended {
  readonly name: string;
  readonly exitCode: number;
  readonly message: string;
  /** Seconds after the pod's creation. */
  readonly from: number;
}

function status({ metadata }: V1Pod, { name, exitCode, message, from }: Ended): V1ContainerStatus {
  const begin = new Date(metadata?.creationTimestamp ?? 0).getTime();
  const prober = name === 'files' || name === 'report';
  return {
    name,
    image: 'image',
    imageID: prober ? 'operator@sha256:0' : `registry.example/goose@${DIGEST}`,
    ready: false,
    restartCount: 0,
    state: {
      terminated: {
        exitCode,
        reason: exitCode === 0 ? 'Completed' : 'Error',
        message,
        startedAt: new Date(begin + from * 1000),
        finishedAt: new Date(begin + (from + 1) * 1000),
      },
    },
  };
}
