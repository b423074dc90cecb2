import { Agent, get } from 'node:http';
import type { Bench } from '../bench.ts';
import { freePort } from '../processes/free-port.ts';
import type { Server } from './server.ts';
import type { PodProcess } from './start-in-pod.ts';
import { startInPod } from './start-in-pod.ts';
import { whenAnswered } from './when-answered.ts';

/** Our webhook, as the image runs it. */
export interface Webhook extends Server {
  readonly pod: PodProcess;
}

/** Where its API server is: on this machine, as a pod's environment says it, or in a kubeconfig. */
export type ApiTarget = { readonly port: number } | { readonly kubeconfig: string };

/** How its start is followed. */
export interface StartOptions {
  /** Between two questions, in milliseconds. */
  readonly everyMs: number;
}

const READY_MS = 60_000;

/** Starts our webhook as shipped, flags at their defaults but for ports, folder and a name that no configuration has, and returns when `/readyz` says so. */
export async function startWebhook(
  bench: Bench,
  name: string,
  api: ApiTarget,
  { everyMs }: StartOptions = { everyMs: 20 },
): Promise<Webhook> {
  const [port, healthPort] = [await freePort(), await freePort()];
  const flags = [
    `--webhook-port=${port}`,
    `--health-port=${healthPort}`,
    `--webhook-cert-dir=${bench.tls.folder}`,
    // A cluster's own configuration, where there is one, trusts another certificate.
    '--service-name=bench-webhook',
  ];
  const pod = await startInPod(bench, name, {
    command: [...bench.operator.command, 'webhook', ...flags],
    env: {
      ...bench.operator.webhookEnv,
      ...{ POD_NAME: name, POD_NAMESPACE: 'base-image-operator' },
      ...environmentOf(api),
    },
  });
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  await whenAnswered(pod, () => isReady(healthPort, agent), { everyMs, withinMs: READY_MS });
  agent.destroy();
  return { process: pod.process, pod, port, path: '/validate?timeout=10s', decides: true };
}

function environmentOf(api: ApiTarget): Record<string, string> {
  if ('kubeconfig' in api) return { KUBECONFIG: api.kubeconfig };
  return { KUBERNETES_SERVICE_HOST: '127.0.0.1', KUBERNETES_SERVICE_PORT: String(api.port) };
}

function isReady(port: number, agent: Agent): Promise<boolean> {
  return new Promise((resolve, reject) => {
    get({ host: '127.0.0.1', port, path: '/readyz', agent }, (response) => {
      response.resume();
      response.on('end', () => resolve(response.statusCode === 200));
    }).on('error', reject);
  });
}
