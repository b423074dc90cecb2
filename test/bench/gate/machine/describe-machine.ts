import { execFile } from 'node:child_process';
import { cpus, release, totalmem } from 'node:os';
import { promisify } from 'node:util';
import type { Bench } from '../bench.ts';

/** The line that says where figures were measured. */
export async function describeMachine({ goPrograms }: Pick<Bench, 'goPrograms'>): Promise<object> {
  const all = cpus();
  const { stdout } = await promisify(execFile)('go', ['version', '-m', goPrograms]);
  const [, go] = /: (go\S+)/.exec(stdout) ?? [];
  const [, controllerRuntime] = /sigs\.k8s\.io\/controller-runtime\s+(\S+)/.exec(stdout) ?? [];
  return {
    machine: {
      cores: all.length,
      cpu: all[0]?.model,
      memoryGiB: Math.round(totalmem() / 2 ** 30),
      linux: release(),
      node: process.version,
      go,
      controllerRuntime,
    },
  };
}
