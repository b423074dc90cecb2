const NAME = Buffer.from('"managedFields":[');
const [QUOTE, BACKSLASH] = [0x22, 0x5c];
const [OPEN_ARRAY, CLOSE_ARRAY, OPEN_OBJECT, CLOSE_OBJECT] = [0x5b, 0x5d, 0x7b, 0x7d];

/**
 * The text of an object's JSON, without what is in its `managedFields`, which nobody reads: half of a template, and each digest in it is the name of a
 * field there. The engine keeps names of fields among its old objects, so that after some lists it collects all of its heap.
 *
 * In JSON a quote inside of a text is escaped, so what is looked for begins a field. Where its array does not end, the text is returned as it is.
 *
 * @param line is changed
 */
export function eventText(line: Buffer): string {
  const name = line.indexOf(NAME);
  const from = name + NAME.length;
  const to = name < 0 ? undefined : endOfArray(line, from);
  if (to === undefined) return line.toString('utf8');
  const begin = to - from;
  line.copyWithin(begin, 0, from);
  return line.toString('utf8', begin);
}

/** Where the bracket is that ends an array; undefined where there is none. */
function endOfArray(line: Buffer, start: number): number | undefined {
  let depth = 0;
  for (let at = start; at < line.length; at += 1) {
    const byte = line[at];
    if (byte === QUOTE) at = endOfText(line, at + 1);
    else if (byte === OPEN_ARRAY || byte === OPEN_OBJECT) depth += 1;
    else if (byte === CLOSE_ARRAY || byte === CLOSE_OBJECT) {
      if (depth === 0) return at;
      depth -= 1;
    }
  }
  return undefined;
}

/** Where the quote is that ends a text, or the end of all. */
function endOfText(line: Buffer, start: number): number {
  let at = start;
  while (at < line.length && line[at] !== QUOTE) at += line[at] === BACKSLASH ? 2 : 1;
  return at;
}
