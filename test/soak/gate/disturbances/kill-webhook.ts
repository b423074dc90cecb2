import { readdir, readFile } from 'node:fs/promises';
import { isOfPod } from './is-of-pod.ts';

/** The kubelet's own process in each pod, which is no container of it. */
const PAUSE = '/pause';

async function textOf(pid: string, file: string): Promise<string> {
  // A process may end while it is looked at.
  return readFile(`/proc/${pid}/${file}`, 'utf8').catch(() => '');
}

/**
 * Kills the containers' processes of a pod on this machine by SIGKILL. Only processes in the control group of that pod are touched.
 *
 * @param uid of the pod
 * @returns how many were killed
 */
export async function killWebhook(uid: string): Promise<number> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  let killed = 0;
  for (const pid of pids) {
    if (!isOfPod(await textOf(pid, 'cgroup'), uid)) continue;
    const [program] = (await textOf(pid, 'cmdline')).split('\0');
    if (program === undefined || program === '' || program === PAUSE) continue;
    process.kill(Number(pid), 'SIGKILL');
    killed += 1;
  }
  return killed;
}
