/** How a core spent its time since the start of the machine, in ticks. */
export interface CoreTicks {
  /** All but idle and waiting for disks; with what the host took away (steal). */
  readonly busy: number;
  readonly total: number;
}

/** Columns of /proc/stat: user nice system idle iowait irq softirq steal; guest time is in user time already. */
const COLUMNS = 8;
const IDLE = [3, 4];

/**
 * Reads one core's line of /proc/stat.
 *
 * @throws Error where the core is not there
 */
export function parseCoreTicks(stat: string, core: number): CoreTicks {
  const line = stat.split('\n').find((each) => each.startsWith(`cpu${core} `));
  if (line === undefined) throw new Error(`/proc/stat has no core ${core}`);
  const ticks = line
    .split(/\s+/)
    .slice(1, 1 + COLUMNS)
    .map(Number);
  const total = ticks.reduce((sum, each) => sum + each, 0);
  return { total, busy: total - IDLE.reduce((sum, column) => sum + (ticks[column] ?? 0), 0) };
}
