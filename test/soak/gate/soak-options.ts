import { parseArgs } from 'node:util';

/** What `npm run soak -- gate` was asked for. */
export interface SoakOptions {
  /** No disturbance begins after so many minutes; each is made once at least. */
  readonly minutes: number;
}

/**
 * Reads the arguments.
 *
 * @throws Error naming the argument and the fix
 */
export function soakOptions(args: readonly string[]): SoakOptions {
  const { values } = parseArgs({
    args: [...args],
    options: { minutes: { type: 'string', default: '10' } },
  });
  const minutes = Number(values.minutes);
  if (!(minutes > 0)) throw new Error(`--minutes wants a number above 0, not "${values.minutes}"`);
  return { minutes };
}
