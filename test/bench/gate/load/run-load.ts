import type { Bench } from '../bench.ts';
import { watchCore } from '../machine/watch-core.ts';
import type { Measured } from '../rounds/measure-rounds.ts';
import type { Server } from '../servers/server.ts';
import { loadProblem } from './load-problem.ts';
import type { LoadResult } from './parse-load-result.ts';
import { parseLoadResult } from './parse-load-result.ts';

/** What is sent. */
export interface Load {
  /** File with one review a line. */
  readonly bodies: string;
  readonly seconds: number;
  /** Reviews a second, whether they are answered or not; without it, 16 connections send one review after the other. */
  readonly rate?: number;
}

/** What a server did under a load. */
export interface LoadSample extends Measured, LoadResult {
  /** CPU time of the server for each review, in microseconds. */
  readonly cpuMicros: number;
}

const CONNECTIONS = 16;
/** Seconds before the measurement, for connections to be opened. */
const WARM_UP = 0.2;

/**
 * Sends reviews to a server and watches what it costs.
 *
 * @throws Error where an answer was wrong on a calm machine: a fast wrong answer is no figure
 */
export async function runLoad(bench: Bench, server: Server, load: Load): Promise<LoadSample> {
  const { cores, processes } = bench;
  const atServer = watchCore(cores.server, [server.process.pid]);
  const atGenerator = watchCore(cores.load, [process.pid, ...processes.pidsOn(cores.load)]);
  const generator = processes.start({
    name: 'load',
    core: cores.load,
    command: loadCommand(bench, server, load),
  });
  const result = parseLoadResult(await generator.output);
  const [serverUse, generatorUse] = [atServer(), atGenerator()];
  // The server was watched from before the warm-up on.
  const all = (result.seconds + WARM_UP) / result.seconds;
  const generatorShare = result.cpuSeconds / result.seconds;
  const problem = loadProblem({
    server: serverUse.cpuSeconds / (result.seconds + WARM_UP),
    generator: generatorShare,
    foreignAtServer: serverUse.foreign,
    foreignAtGenerator: generatorUse.foreign - generatorShare,
  });
  return {
    ...result,
    cpuMicros: (serverUse.cpuSeconds * 1e6) / (result.requests * all),
    problem: checked(server, result, problem),
  };
}

function loadCommand({ goPrograms, tls, ahead }: Bench, server: Server, load: Load): string[] {
  const { bodies, seconds, rate } = load;
  return [
    // Lateness would count as the server's.
    ...(rate === undefined ? ['nice', '-n', '-20'] : ahead),
    ...[`${goPrograms}/load`, '--url', `https://127.0.0.1:${server.port}${server.path}`],
    ...[
      '--ca',
      tls.caFile,
      '--bodies',
      bodies,
      '--seconds',
      String(seconds),
      '--warmup',
      String(WARM_UP),
    ],
    ...(rate === undefined ? ['--connections', String(CONNECTIONS)] : ['--rate', String(rate)]),
  ];
}

/**
 * @returns the problem of the measurement, with the errors that it may have caused
 * @throws Error where nothing but the server can have caused them
 */
function checked(
  { process: { name }, decides }: Server,
  { requests, errors, denied }: LoadResult,
  problem: string | undefined,
): string | undefined {
  const wrong = `${name} answered ${errors} of ${requests} reviews wrongly or not at all`;
  if (errors > 0 && problem === undefined) throw new Error(wrong);
  if (decides && errors === 0 && (denied === 0 || denied === requests))
    throw new Error(`${name} denied ${denied} of ${requests} reviews: it does not decide`);
  return errors > 0 && problem !== undefined ? `${problem}; ${wrong}` : problem;
}
