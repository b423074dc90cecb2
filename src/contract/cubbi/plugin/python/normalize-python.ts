/**
 * A source as Python's own reader sees it: without a byte order mark, with one kind of line end, with a form feed at the start of a line
 * resetting its indentation, and with no line joined to an empty one. Lines keep their numbers.
 */
export function normalizePython(source: string): string {
  return source
    .replace(/^\ufeff/, '')
    .replace(/\r\n?/g, '\n')
    .replace(/^[ \t\f]*\f/gm, '')
    .replace(/\\\n(?=[ \t\f]*\n)/g, '\n');
}
