import type { V1ContainerStatus, V1Pod } from '@kubernetes/client-node';
import { agentReport } from '../../src/evidence/agent-report.ts';
import { filesReport } from '../../src/evidence/files-report.ts';
import { agent, files } from '../contract/good-evidence.ts';
import { changed } from './changed.ts';
import { DIGEST } from './world.ts';

const CONDITIONS = ['PodScheduled', 'PodReadyToStartContainers'].map((type) => ({
  type,
  status: 'True',
}));

/** How the containers of a pod ended, in what differs from a good boot. */
export interface Ends {
  readonly digest?: string;
  readonly runtime?: string;
  readonly agent?: string;
}

/** The pod, with all evidence there. */
export function finished(pod: V1Pod, ends: Ends = {}): V1Pod {
  const asked = pod.spec?.containers.at(-1)?.image?.split('@')[1];
  const digest = ends.digest ?? asked ?? DIGEST;
  const goodAgent = agent();
  const found = files();
  const reports: Record<string, string> = {
    runtime: ends.runtime ?? '@p0 0\n|v24.21.0\n@d 0\n|v24.21.0\n@end\n',
    files: filesReport(found.known ? found.value : {}),
    probe: ends.agent ?? (goodAgent.known ? agentReport(goodAgent.value) : ''),
  };
  const started = new Date(pod.metadata?.creationTimestamp ?? 0);
  const statuses = (pod.spec?.containers ?? []).map(({ name }): V1ContainerStatus => {
    const own = name === 'runtime' || name === 'candidate';
    const message = reports[name];
    return {
      name,
      image: 'image',
      imageID: own ? `registry.example/node@${digest}` : 'operator@sha256:0',
      ready: false,
      restartCount: 0,
      state:
        message === undefined
          ? { running: { startedAt: started } }
          : {
              terminated: {
                exitCode: 0,
                reason: 'Completed',
                message,
                startedAt: started,
                finishedAt: new Date(started.getTime() + 1000),
              },
            },
    };
  });
  return changed(pod, {
    status: {
      phase: 'Running',
      startTime: started,
      conditions: CONDITIONS,
      containerStatuses: statuses,
    },
  });
}

/** The pod, refused by the scheduler. */
export function unschedulable(pod: V1Pod): V1Pod {
  const message = '0/1 nodes are available: 1 Insufficient memory.';
  const refused = { type: 'PodScheduled', status: 'False', reason: 'Unschedulable', message };
  return changed(pod, { status: { phase: 'Pending', conditions: [refused] } });
}

/** The pod, evicted. */
export function disrupted(pod: V1Pod): V1Pod {
  const condition = {
    type: 'DisruptionTarget',
    status: 'True',
    reason: 'EvictionByEvictionAPI',
    message: 'Eviction API: evicting',
  };
  const metadata = changed(pod.metadata ?? {}, { deletionTimestamp: new Date(0) });
  return changed(pod, { metadata, status: changed(pod.status ?? {}, { conditions: [condition] }) });
}

/** The pod, taken by a node that cannot make its sandbox. */
export function unprepared(pod: V1Pod): V1Pod {
  const conditions = [
    { type: 'PodScheduled', status: 'True' },
    { type: 'PodReadyToStartContainers', status: 'False' },
  ];
  const startTime = new Date(pod.metadata?.creationTimestamp ?? 0);
  return changed(pod, { status: { phase: 'Pending', startTime, conditions } });
}
