import { readFileSync } from 'node:fs';
import { parseCoreTicks } from './parse-core-ticks.ts';
import { processCpu } from './process-cpu.ts';

/** Who used a core for a while. Shares are of one core, 0 to 1. */
export interface CoreUse {
  /** How long it was watched. */
  readonly seconds: number;
  /** CPU seconds of the processes that were watched. */
  readonly cpuSeconds: number;
  /** Their share. */
  readonly own: number;
  /** Share that others had: programs, interrupts, and what the host took away. */
  readonly foreign: number;
}

/** Watches processes on a core until the returned function is called, which says what was used meanwhile. */
export function watchCore(core: number, pids: readonly number[]): () => CoreUse {
  const now = () => ({
    ticks: parseCoreTicks(readFileSync('/proc/stat', 'utf8'), core),
    cpu: pids.reduce((sum, pid) => sum + processCpu(pid), 0),
    time: performance.now(),
  });
  const before = now();
  return () => {
    const after = now();
    const cpuSeconds = after.cpu - before.cpu;
    const seconds = (after.time - before.time) / 1000;
    const own = cpuSeconds / seconds;
    const total = Math.max(1, after.ticks.total - before.ticks.total);
    const busy = (after.ticks.busy - before.ticks.busy) / total;
    return { seconds, cpuSeconds, own, foreign: Math.max(0, busy - own) };
  };
}
