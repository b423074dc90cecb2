import { parseArgs } from 'node:util';

/**
 * Reads `--name value` for each name.
 *
 * @throws Error naming the flag that is missing
 */
export function readFlags<Name extends string>(names: readonly Name[]): Record<Name, string> {
  const options = Object.fromEntries(names.map((name) => [name, { type: 'string' } as const]));
  const { values } = parseArgs({ options });
  const missing = names.find((name) => values[name] === undefined);
  if (missing !== undefined) throw new Error(`--${missing} is missing`);
  return values as Record<Name, string>;
}
