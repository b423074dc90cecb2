import { setTimeout as sleep } from 'node:timers/promises';

/** Asks until the answer passes, and returns it; throws with the last answer when the time is over. */
export async function eventually<T>(
  ask: () => Promise<T>,
  passes: (answer: T) => boolean,
  options: { timeoutMs?: number; everyMs?: number; what?: string } = {},
): Promise<T> {
  const end = Date.now() + (options.timeoutMs ?? 120_000);
  for (;;) {
    const answer = await ask();
    if (passes(answer)) return answer;
    if (Date.now() > end) {
      throw new Error(
        `${options.what ?? 'condition'} was not met in time; last: ${JSON.stringify(answer)}`,
      );
    }
    await sleep(options.everyMs ?? 250);
  }
}
