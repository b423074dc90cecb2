/** Before and after the lines of a report, with the version of this form. */
export const BULK_MARKS = { begin: 'base-image-report 1', end: 'base-image-report end' } as const;
/** What begins a line of a report. */
export const BULK_QUOTE = '|';

/** A container's log is kept in pieces of 16 KiB. */
const LINE_CHARACTERS = 4000;

/**
 * A JSON-safe value as lines for the log of a container, where it is too large for a termination message: a line with its length, its JSON in
 * ASCII in lines that begin with `|`, and a last line. A log that was cut, or mixed with other lines, shows as such; see read-bulk-report.ts.
 */
export function bulkReport(value: unknown): string {
  const text = ascii(JSON.stringify(value));
  const lines: string[] = [];
  for (let from = 0; from < text.length; from += LINE_CHARACTERS)
    lines.push(BULK_QUOTE + text.slice(from, from + LINE_CHARACTERS));
  return [`${BULK_MARKS.begin} ${text.length}`, ...lines, BULK_MARKS.end, ''].join('\n');
}

/** So that a character is a byte, and no cut goes through one. */
function ascii(json: string): string {
  return json.replace(
    /[^\x20-\x7e]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
