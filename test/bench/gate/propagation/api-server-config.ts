import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** hack/bench ends the cluster of this name, whatever way the bench ends. */
const NAME = 'bench';

/** The kubeconfig of a real API server: KUBECONFIG, or that of a local cluster, which is started; that takes half a minute. */
export async function apiServerConfig(root: string): Promise<string> {
  const given = process.env['KUBECONFIG'] ?? '';
  if (given !== '') return given;
  console.error(
    'Starting a local cluster for gate.propagation; KUBECONFIG can name one that is up',
  );
  const { stdout } = await promisify(execFile)(`${root}/hack/cluster`, ['up', '--name', NAME], {
    maxBuffer: 2 ** 26,
  });
  return stdout.trim().split('\n').at(-1) ?? '';
}
