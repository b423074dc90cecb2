import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** Keeps this process, all its threads, on a core: the other one belongs to what is measured. */
export async function keepOnCore(core: number): Promise<void> {
  await promisify(execFile)('taskset', ['-a', '-c', '-p', String(core), String(process.pid)]);
}
