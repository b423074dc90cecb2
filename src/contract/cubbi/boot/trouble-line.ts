import { cleanText } from '../../../evidence/clean-text.ts';
import { FAILURES } from './failures.ts';

const LINE_BYTES = 256;
/** Longer lines are data that somebody printed. */
const MOST_CHARACTERS = 4096;
/** Why a boot failed stands at the end of its log. */
const MOST_LINES = 4096;

/**
 * The line of a failed boot's log that explains it best: the last with a text that is known, else the last that says that something failed,
 * else the last at all. Clean and cut to 256 bytes; undefined for a log without text.
 */
export function troubleLine(log: string): string | undefined {
  const lines = log
    .split('\n')
    .slice(-MOST_LINES)
    .map((line) => line.slice(0, MOST_CHARACTERS))
    .filter((line) => cleanText(line, LINE_BYTES) !== '');
  const known = (generic: boolean) =>
    lines.findLast((line) =>
      FAILURES.some((failure) => (failure.generic ?? false) === generic && failure.text.test(line)),
    );
  const found = known(false) ?? known(true) ?? lines.at(-1);
  return found === undefined ? undefined : around(found);
}

/** Cut so that the known text stays in it. */
function around(line: string): string {
  const found = FAILURES.find(({ text }) => text.test(line));
  const at = found === undefined ? 0 : line.search(found.text);
  const whole = cleanText(line, LINE_BYTES);
  return found === undefined || found.text.test(whole)
    ? whole
    : cleanText(line.slice(at), LINE_BYTES);
}
