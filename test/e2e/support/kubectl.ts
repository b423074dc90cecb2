import { run, type Outcome } from './run.ts';

/** It lives for an instant; the garbage collector would take a fifth of its time. */
const env = { GOGC: 'off' };

/** Runs kubectl as a user would; a refusal is an outcome. */
export function kubectl(args: readonly string[], input?: string): Promise<Outcome> {
  return run('kubectl', args, input === undefined ? { env } : { env, input });
}
