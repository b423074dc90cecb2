import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { bundle } from '../../../hack/image.d/bundle.ts';
import { operatorImage } from '../../../hack/image.d/operator-image.ts';
import { writeBundle } from '../../../hack/image.d/write-bundle.ts';
import { collectionPath } from '../../../src/cluster/collection-path.ts';
import { RESOURCES } from '../../../src/cluster/resources.ts';
import { makeTlsMaterial } from '../../bench/gate/machine/tls-material.ts';
import { webhookContainer } from '../../bench/gate/processes/webhook-container.ts';
import { FakeKubeApi } from '../../cluster/fake-kube-api.ts';
import { kubeconfigOf } from '../../cluster/client/kubeconfig-of.ts';
import { CLUSTER } from './cluster.ts';
import type { Address } from './connection.ts';

/** The webhook as it is shipped: its bundle, a process of its own, before a fake API server. */
export interface FuzzedWebhook extends Address {
  readonly pid: number;
  /** Whether `/readyz` says so within a second. */
  isReady(): Promise<boolean>;
  /** Why the process must be taken for broken: it has ended, or told of an error of its own. */
  problem(): string | undefined;
  /** Forgets what the API server was asked. */
  forget(): void;
  stop(): Promise<void>;
}

const MiB = 1024 * 1024;
const START_MS = 30_000;
/** What the log says where something went wrong inside. */
const BROKEN = ['InternalError', '"level":"error"'];

/** @param folder for its files */
export async function startWebhook(folder: string): Promise<FuzzedWebhook> {
  const root = `${import.meta.dirname}/../../..`;
  const files = await bundle({ root, entry: 'src/main.ts', name: 'operator.mjs' });
  await writeBundle(files, `${folder}/app`);
  const tls = await makeTlsMaterial(`${folder}/tls`);
  const api = new FakeKubeApi();
  for (const [path, objects] of CLUSTER.objects) {
    api.serve(path);
    for (const object of objects) api.put(path, object);
  }
  // Empty: the webhook is ready only once it knows who trusts its certificate, or that nobody calls.
  api.serve(collectionPath(RESOURCES.webhooks));
  const { server } = await api.start();
  await writeFile(`${folder}/kubeconfig`, kubeconfigOf(server));
  const { webhookEnv, memory } = await webhookContainer(root);
  // V8 takes half of a container's memory for its heap.
  const heap = `--max-old-space-size=${memory / 2 / MiB}`;
  // What the entrypoint has between Node.js and the program.
  const flags = (operatorImage.config.entrypoint ?? []).slice(1, -1);
  const child = spawn(
    process.execPath,
    [
      heap,
      ...flags,
      `${folder}/app/operator.mjs`,
      ...['webhook', '--webhook-port=0', '--health-port=0', `--webhook-cert-dir=${folder}/tls`],
    ],
    {
      env: {
        ...webhookEnv,
        NODE_ENV: 'production',
        KUBECONFIG: `${folder}/kubeconfig`,
        POD_NAME: 'fuzzed',
      },
    },
  );
  const killed = () => void child.kill('SIGKILL');
  process.once('exit', killed);
  const log = follow(child);
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const stop = async () => {
    process.off('exit', killed);
    killed();
    await ended;
    await api.stop();
  };
  try {
    const { port, healthPort } = await log.ports;
    const isReady = () => isUp(`http://127.0.0.1:${healthPort}/readyz`);
    await until(async () => (await isReady()) && synced(api));
    return {
      port,
      ca: tls.ca,
      pid: child.pid ?? 0,
      isReady,
      problem: () => log.problem(),
      forget: () => void (api.requests.length = 0),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

function synced(api: FakeKubeApi): boolean {
  return [...CLUSTER.objects.keys()].every((path) => api.watches(path) > 0);
}

async function isUp(url: string): Promise<boolean> {
  const answer = await fetch(url, { signal: AbortSignal.timeout(1_000) }).catch(() => undefined);
  await answer?.text();
  return answer?.status === 200;
}

async function until(met: () => Promise<boolean>): Promise<void> {
  const end = performance.now() + START_MS;
  while (!(await met())) {
    if (performance.now() > end) throw new Error('the webhook is not ready');
    await sleep(20);
  }
}

/** Reads a log without keeping it: it is longer than all reviews that are refused. */
function follow(child: ChildProcess) {
  let [tail, broken] = ['', ''];
  const { promise: ports, resolve, reject } = Promise.withResolvers<Ports>();
  const read = (part: Buffer): void => {
    const text = part.toString('latin1');
    tail = (tail + text).slice(-8_000);
    if (broken === '' && BROKEN.some((each) => text.includes(each))) broken = tail;
    const line = /^\{.*"The webhook listens".*$/m.exec(tail)?.[0];
    if (line !== undefined) resolve(JSON.parse(line) as Ports);
  };
  child.stdout?.on('data', read);
  child.stderr?.on('data', read);
  child.once('error', reject);
  child.once('close', () => reject(new Error(`the webhook ended: ${tail}`)));
  return {
    ports,
    problem: (): string | undefined => {
      if (child.exitCode !== null || child.signalCode !== null) return `it has ended: ${tail}`;
      return broken === '' ? undefined : `its log tells of an error: ${broken}`;
    },
  };
}

interface Ports {
  readonly port: number;
  readonly healthPort: number;
}
