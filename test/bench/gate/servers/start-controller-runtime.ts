import type { Bench } from '../bench.ts';
import { listeningPort } from '../processes/listening-port.ts';
import type { Server } from './server.ts';

/** Starts the Go webhook made with controller-runtime, which knows the first so many templates by itself. */
export async function startControllerRuntime(bench: Bench, templates: number): Promise<Server> {
  const process = bench.processes.start({
    name: 'controllerruntime',
    core: bench.cores.server,
    command: [
      `${bench.goPrograms}/controllerruntime`,
      ...['--port', '0', '--cert-dir', bench.tls.folder, '--templates', String(templates)],
    ],
  });
  const port = listeningPort(await process.firstLine);
  return { process, port, path: '/validate', decides: true };
}
