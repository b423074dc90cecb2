import type { Bench } from '../bench.ts';
import type { RunningProcess } from '../processes/processes.ts';
import type { ApiServer } from './start-api-server.ts';
import { writeKubeConfig } from './write-kube-config.ts';

/** Starts client-node's informer on the server's core; its first line comes when it is filled, and says with how many objects. */
export async function startInformer(bench: Bench, api: ApiServer): Promise<RunningProcess> {
  const kubeconfig = await writeKubeConfig(bench, api);
  return bench.processes.start({
    name: 'informer',
    core: bench.cores.server,
    command: [
      ...[process.execPath, `${bench.folder}/programs/informer/informer.mjs`],
      ...['--kubeconfig', kubeconfig],
    ],
    env: bench.operator.env,
  });
}
