import { ENVIRONMENT } from '../e2e/support/environment.ts';
import { kubectlApply } from '../e2e/support/kubectl-apply.ts';
import { kubectl } from '../e2e/support/kubectl.ts';
import { must } from '../e2e/support/must.ts';
import { nodeTemplate } from '../e2e/support/node-template.ts';
import { reportFigure } from './report-figure.ts';

const RUNS = 10;

/** Seconds from the start of `kubectl apply` until `kubectl wait` sees Valid with a status. */
async function untilValid(
  namespace: string,
  template: object,
  name: string,
  status: string,
): Promise<number> {
  const begin = performance.now();
  await must(kubectlApply([template]));
  await must(
    kubectl([
      'wait',
      `--for=condition=Valid=${status}`,
      `bit/${name}`,
      '-n',
      namespace,
      '--timeout=120s',
    ]),
  );
  return (performance.now() - begin) / 1000;
}

/** Seconds from the creation of the last validation's Job until its evidence was complete, as the status tells it. */
async function bootSeconds(namespace: string, name: string): Promise<number> {
  const total = await must(
    kubectl(['get', 'bit', name, '-n', namespace, '-o', 'jsonpath={.status.boot.total}']),
  );
  return Number.parseFloat(total);
}

/** One `kubectl get` of nothing, the floor below every other figure: starting kubectl and asking the API server. */
async function kubectlSeconds(): Promise<number> {
  const begin = performance.now();
  await must(kubectl(['get', '--raw', '/readyz']));
  return (performance.now() - begin) / 1000;
}

/**
 * From apply to verdict, on the cluster of KUBECONFIG with the operator installed by `hack/deploy`: a fault that needs no boot, and an image
 * that is on the node. Each run has an evidence key of its own (another memory limit), so nothing is answered from an earlier verdict.
 */
export async function verdictBench(): Promise<number> {
  const namespace = `bench-${Date.now().toString(36)}`;
  await must(kubectl(['create', 'namespace', namespace]));
  const fresh = (run: number) => ({
    validation: { pod: { resources: { limits: { memory: `${String(400 + run)}Mi` } } } },
  });
  const good = `${ENVIRONMENT.registry}/node-24-good:1.0`;
  const bad = `${ENVIRONMENT.registry}/wrong-language:1.0`;
  await untilValid(
    namespace,
    nodeTemplate(namespace, 'warm-up', { image: good }),
    'warm-up',
    'True',
  );
  const floor: number[] = [];
  const fault: number[] = [];
  const cached: number[] = [];
  const pod: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    floor.push(await kubectlSeconds());
    const static_ = `static-${String(run)}`;
    fault.push(
      await untilValid(
        namespace,
        nodeTemplate(namespace, static_, { image: bad, ...fresh(run) }),
        static_,
        'False',
      ),
    );
    const boot = `boot-${String(run)}`;
    cached.push(
      await untilValid(
        namespace,
        nodeTemplate(namespace, boot, { image: good, ...fresh(run) }),
        boot,
        'True',
      ),
    );
    pod.push(await bootSeconds(namespace, boot));
  }
  reportFigure('kubectl.seconds', floor);
  reportFigure('verdict.static.seconds', fault);
  reportFigure('verdict.cached.seconds', cached);
  reportFigure('verdict.cached.pod.seconds', pod);
  await must(kubectl(['delete', 'namespace', namespace, '--wait=false']));
  return 0;
}
