import { readFileSync, readdirSync } from 'node:fs';

/**
 * CPU time that a process has used, all its threads together, in seconds. From `schedstat`, which counts nanoseconds; `stat` counts ticks.
 *
 * @throws where the process has ended
 */
export function processCpu(pid: number): number {
  const tasks = `/proc/${pid}/task`;
  let nanoseconds = 0;
  for (const task of readdirSync(tasks)) {
    const [ran = '0'] = readFileSync(`${tasks}/${task}/schedstat`, 'utf8').split(' ');
    nanoseconds += Number(ran);
  }
  return nanoseconds / 1e9;
}
