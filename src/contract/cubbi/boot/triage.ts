import type { Triage } from './failure.ts';
import { FAILURES } from './failures.ts';

/** What a line of a boot's log says about why the boot failed; undefined where it is no known text. */
export function triage(line: string): Triage | undefined {
  const found = FAILURES.find(({ text }) => text.test(line));
  if (found === undefined) return undefined;
  const { text, cause, ...rest } = found;
  const match = text.exec(line);
  // A file, an account or a package that the text names: the pattern bounds what it can be.
  const named = (whole: string, name: string) => match?.groups?.[name] ?? whole;
  return { ...rest, cause: cause.replace(/<([a-z]+)>/g, named) };
}
