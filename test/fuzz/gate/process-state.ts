import { readdirSync, readlinkSync } from 'node:fs';
import { residentBytes } from '../../bench/gate/machine/resident-bytes.ts';

/** What a process holds. */
export interface ProcessState {
  /** Bytes of memory. */
  readonly memory: number;
  /** File descriptors. */
  readonly files: number;
  /** How many of them are sockets. */
  readonly sockets: number;
}

/**
 * Looks at a process (Linux).
 *
 * @throws where it has ended
 */
export function processState(pid: number): ProcessState {
  const folder = `/proc/${pid}/fd`;
  const targets = readdirSync(folder).map((name) => target(`${folder}/${name}`));
  const sockets = targets.filter((each) => each.startsWith('socket:')).length;
  return { memory: residentBytes(pid), files: targets.length, sockets };
}

/** Empty where the file was closed a moment ago. */
function target(link: string): string {
  try {
    return readlinkSync(link);
  } catch {
    return '';
  }
}
