import { parseArgs } from 'node:util';

/** What `npm run bench -- gate` was asked for. */
export interface Options {
  readonly short: boolean;
  /** Whether a figure is wanted. */
  readonly wanted: (figure: string) => boolean;
}

/**
 * Reads the arguments.
 *
 * @throws Error naming the argument and the fix
 */
export function parseOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: { short: { type: 'boolean' }, only: { type: 'string' } },
  });
  const pattern = new RegExp(values.only ?? '');
  return { short: values.short === true, wanted: (figure) => pattern.test(figure) };
}
