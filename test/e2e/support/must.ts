import type { Outcome } from './run.ts';

/** Waits for a command that prepares a test and throws with its own words when it fails. */
export async function must(command: Promise<Outcome>): Promise<string> {
  const outcome = await command;
  if (outcome.code !== 0) throw new Error(outcome.stderr);
  return outcome.stdout;
}
