import type { Bench } from '../bench.ts';
import { createHttpsClient } from '../http/https-client.ts';
import type { HttpsClient } from '../http/https-client.ts';
import { listeningPort } from '../processes/listening-port.ts';
import type { RunningProcess } from '../processes/processes.ts';

/** The fake API server. */
export interface ApiServer {
  readonly process: RunningProcess;
  readonly port: number;
  readonly client: HttpsClient;
}

/** Which templates it has. */
export interface ApiServerOptions {
  readonly templates: number;
  /** Objects without `managedFields` and kubectl's annotation: the smallest that somebody may have. */
  readonly lean?: boolean;
}

/** Starts a fake API server on the load's core. */
export async function startApiServer(
  bench: Bench,
  { templates, lean = false }: ApiServerOptions,
): Promise<ApiServer> {
  const { tls, cores, goPrograms } = bench;
  const process = bench.processes.start({
    name: `apiserver-${templates}`,
    core: cores.load,
    command: [
      ...[`${goPrograms}/apiserver`, '--port', '0', '--templates', String(templates)],
      ...(lean ? ['--object-bytes', '1'] : []),
      ...['--cert', tls.certificateFile, '--key', tls.keyFile],
    ],
  });
  const port = listeningPort(await process.firstLine);
  return { process, port, client: createHttpsClient({ port, ca: tls.ca }) };
}
