import type { V1ContainerStatus, V1Pod } from '@kubernetes/client-node';
import { bulkReport } from '../../src/evidence/bulk-report.ts';
import { bootLinks } from '../../src/contract/cubbi/boot/boot-links.ts';
import { LOGS } from '../contract/cubbi/boot/cubbi-boot-progress.ts';
import { probeText } from '../contract/cubbi/boot/probe-text.ts';
import { goodFiles } from '../contract/cubbi/good-files.ts';
import { changed } from './changed.ts';
import type { World } from './world.ts';

/** Exit code and termination message of the containers of a good boot, where they are others than 0 and nothing. */
const ENDS: Readonly<Record<string, readonly [code: number, message: string]>> = {
  second: [42, 'second 42 12346 23457\nkept 0 home\nlost\nend\n'],
  defaults: [0, 'defaults 1000 1000\nend\n'],
  malformed: [1, 'ValidationError'],
};

/** The pod, all of whose boots went well. */
export function bootedCubbi(pod: V1Pod): V1Pod {
  const began = new Date(pod.metadata?.creationTimestamp ?? 0);
  const after = (seconds: number) => new Date(began.getTime() + seconds * 1000);
  const status = (name: string, image = '', from = 0): V1ContainerStatus => {
    const [exitCode, message] = ENDS[name] ?? [0, ''];
    const reason = exitCode === 0 ? 'Completed' : 'Error';
    const times = { startedAt: after(from), finishedAt: after(from + 1) };
    const terminated = { exitCode, reason, message, ...times };
    return { name, image, imageID: image, ready: false, restartCount: 0, state: { terminated } };
  };
  const { initContainers = [], containers = [] } = pod.spec ?? {};
  return changed(pod, {
    status: {
      phase: 'Failed',
      startTime: began,
      conditions: ['PodScheduled', 'PodReadyToStartContainers'].map((type) => ({
        type,
        status: 'True',
      })),
      initContainerStatuses: initContainers.map(({ name, image }, at) => status(name, image, at)),
      containerStatuses: containers.map(({ name, image }) => status(name, image, 2)),
    },
  });
}

const DIRECTORY = '41ed 12346 23457 41ed 12346 23457 1';
const PLACES = ['/app', '/cubbi-config', '/home/cubbi', '/cubbi-config-alt-2'].map(
  (path) => `@place ${DIRECTORY}\n|${path}\n`,
);
const REPORT = probeText({
  place: PLACES.join(''),
  link: '@link 0 12346 23457 1\n|/cubbi-config/validator\n@link 1 12346 23457 1\n|/cubbi-config/goose\n',
});

/** The logs of a good boot, as the kubelet of the pod gives them. */
export function giveLogs(world: World, { metadata }: V1Pod): void {
  const files = goodFiles('Config');
  const found = files.known ? files.value : undefined;
  const own = {
    files: bulkReport({ v: 1, links: bootLinks(found?.metadata), files: found }),
    report: bulkReport({ v: 1, state: 'Left', text: REPORT }),
  };
  for (const [name, log] of Object.entries({ ...LOGS, ...own }))
    world.logs.set(`${metadata?.name ?? ''}/${name}`, log);
}
