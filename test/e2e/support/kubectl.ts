import { run, type Outcome } from './run.ts';

/** Runs kubectl as a user would; a refusal is an outcome. */
export function kubectl(args: readonly string[], input?: string): Promise<Outcome> {
  return run('kubectl', args, input === undefined ? {} : { input });
}
