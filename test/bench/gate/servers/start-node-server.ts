import type { Bench } from '../bench.ts';
import { createHttpsClient } from '../http/https-client.ts';
import { freePort } from '../processes/free-port.ts';
import type { Server } from './server.ts';
import type { PodProcess } from './start-in-pod.ts';
import { startInPod } from './start-in-pod.ts';
import { whenAnswered } from './when-answered.ts';

/** A server of `programs/`. */
export interface NodeServer extends Server {
  readonly pod: PodProcess;
}

const READY_MS = 60_000;

/** Starts one of our own programs that serve HTTPS, on the same Node.js and in the same surroundings as the webhook. Returns when it answers. */
export async function startNodeServer(
  bench: Bench,
  program: 'bare' | 'express',
  flags: readonly string[] = [],
  { everyMs } = { everyMs: 20 },
): Promise<NodeServer> {
  const port = await freePort();
  const pod = await startInPod(bench, program, {
    command: [
      ...[process.execPath, `${bench.folder}/programs/${program}/${program}.mjs`],
      ...['--port', String(port), '--cert-dir', bench.tls.folder, ...flags],
    ],
  });
  const client = createHttpsClient({ port, ca: bench.tls.ca });
  const answers = async () => (await client.call('GET', '/')).status > 0;
  await whenAnswered(pod, answers, { everyMs, withinMs: READY_MS });
  client.close();
  return { process: pod.process, pod, port, path: '/validate', decides: program !== 'bare' };
}
