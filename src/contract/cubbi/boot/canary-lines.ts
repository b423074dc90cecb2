import { BOOT_VALUES } from './boot-values.ts';

const MOST_LINES = 16;
/** The prefix alone may stand in any compiled file. */
const CANARY = new RegExp(`${BOOT_VALUES.canaryPrefix}[0-9a-f]{16}`);

/** Numbers of the lines with a canary, from 1, at most 16. */
export function canaryLines(lines: readonly string[]): number[] {
  const found: number[] = [];
  for (const [index, line] of lines.entries()) {
    if (found.length === MOST_LINES) break;
    if (CANARY.test(line)) found.push(index + 1);
  }
  return found;
}
