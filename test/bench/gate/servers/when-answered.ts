import { setTimeout as sleep } from 'node:timers/promises';
import type { PodProcess } from './start-in-pod.ts';

/**
 * Asks until `ask` says yes; errors mean not yet.
 *
 * @throws Error with the program's last words where it ended, or where the time is over
 */
export async function whenAnswered(
  { process, log }: PodProcess,
  ask: () => Promise<boolean>,
  { everyMs, withinMs }: { everyMs: number; withinMs: number },
): Promise<void> {
  const end = performance.now() + withinMs;
  for (;;) {
    const yes = await ask().catch(() => false);
    if (yes) return;
    if (process.hasEnded() || performance.now() > end) {
      const state = process.hasEnded() ? 'ended' : `was not ready within ${withinMs} ms`;
      throw new Error(`${process.name} ${state}: ${(await log()).slice(-2_000)}`);
    }
    await sleep(everyMs);
  }
}
