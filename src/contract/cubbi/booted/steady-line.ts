/** What differs from boot to boot though nothing else does: addresses in memory, dates and times of day. */
const FLEETING =
  /\b0x[0-9a-f]{5,16}\b|\b(?:\d{4}-\d{2}-\d{2}[T ])?\d{2}:\d{2}:\d{2}(?:[.,]\d{1,9})?Z?\b/gi;

/** A line of an image's log that reads the same every time. */
export function steadyLine(line: string): string {
  return line.replace(FLEETING, '…');
}
