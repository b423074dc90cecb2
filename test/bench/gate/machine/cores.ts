import { readFileSync } from 'node:fs';
import { parseCpuList } from './parse-cpu-list.ts';

/** Where things run: what is measured has a core of its own. */
export interface Cores {
  readonly server: number;
  readonly load: number;
}

/**
 * The first and the last core that this process may use.
 *
 * @throws Error where there is only one: a load that shares the server's core measures itself
 */
export function cores(): Cores {
  const [, list = ''] =
    /^Cpus_allowed_list:\s*(.*)$/m.exec(readFileSync('/proc/self/status', 'utf8')) ?? [];
  const allowed = parseCpuList(list);
  const [server] = allowed;
  const load = allowed.at(-1);
  if (server === undefined || load === undefined || server === load)
    throw new Error(
      'needs two cores, one for the server and one for the load, and may use one: no figure of the gate can be measured here; give this machine or container another core',
    );
  return { server, load };
}
