import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import type { Bench } from '../bench.ts';
import type { RunningProcess } from '../processes/processes.ts';

/** A program that runs as a pod's container does. */
export interface PodProcess {
  readonly process: RunningProcess;
  /** When the program itself was started, in milliseconds since 1970. */
  readonly startedAt: () => Promise<number>;
  /** What it said so far. */
  readonly log: () => Promise<string>;
}

let started = 0;

/**
 * Starts a program with a service account's files and the memory that the chart gives, on the server's core. Its environment is the image's and
 * `env`.
 */
export async function startInPod(
  bench: Bench,
  name: string,
  { command, env = {} }: { command: readonly string[]; env?: Readonly<Record<string, string>> },
): Promise<PodProcess> {
  started += 1;
  const folder = `${bench.folder}/${name}-${started}`;
  const account = `${folder}/serviceaccount`;
  await mkdir(account, { recursive: true });
  await cp(bench.tls.caFile, `${account}/ca.crt`);
  await writeFile(`${account}/token`, 'token-of-the-bench');
  await writeFile(`${account}/namespace`, 'base-image-operator');
  const { server, load } = bench.cores;
  const process = bench.processes.start({
    name,
    command: [
      // What is prepared for the program costs the server's core nothing.
      ...['taskset', '-c', String(load), 'unshare', '--mount', `${bench.root}/hack/bench.d/in-pod`],
      ...[String(server), String(load), String(bench.operator.memory), folder],
      ...command,
    ],
    env: { ...bench.operator.env, ...env },
  });
  return {
    process,
    startedAt: async () => Number(await readFile(`${folder}/started`, 'utf8')) * 1000,
    log: () => readFile(`${folder}/log`, 'utf8').catch(() => ''),
  };
}
