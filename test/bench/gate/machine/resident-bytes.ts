import { readFileSync } from 'node:fs';

/**
 * Memory of a process that is in RAM (VmRSS), in bytes.
 *
 * @throws where the process has ended
 */
export function residentBytes(pid: number): number {
  const [, kilobytes = 'NaN'] =
    /^VmRSS:\s*(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kilobytes) * 1024;
}
