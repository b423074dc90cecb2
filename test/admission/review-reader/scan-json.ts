/** Places in a text, the second behind the last character. */
export type Span = readonly [number, number];

/** Where the parts of a JSON text are. */
export interface JsonParts {
  /** Tokens, spaces left out. */
  readonly tokens: readonly Span[];
  readonly strings: readonly Span[];
  readonly names: readonly Span[];
  /** Values, those in containers too. */
  readonly values: readonly Span[];
  /** Members of objects, each from its name to the end of its value. */
  readonly members: readonly Span[];
}

const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/gs;

/** Finds the parts of a JSON text; of another text, what looks like them. */
export function scanJson(text: string): JsonParts {
  const tokens = [...text.matchAll(TOKEN)].map((match): Span => {
    return [match.index, match.index + match[0].length];
  });
  const names: Span[] = [];
  const values: Span[] = [];
  const members: Span[] = [];
  // Where each open container, and the member that it is the value of, begins.
  const open: { start: number; member: number | undefined }[] = [];
  let member: number | undefined;
  const ended = (start: number, end: number): void => {
    values.push([start, end]);
    if (member !== undefined) members.push([member, end]);
    member = undefined;
  };
  for (const [index, [start, end]] of tokens.entries()) {
    const first = text[start] ?? '';
    if ('{['.includes(first)) {
      open.push({ start, member });
      member = undefined;
    } else if ('}]'.includes(first)) {
      const container = open.pop();
      member = container?.member;
      ended(container?.start ?? start, end);
    } else if (first === '"' && text[tokens[index + 1]?.[0] ?? end] === ':') {
      names.push([start, end]);
      member = start;
    } else if (!',:'.includes(first)) ended(start, end);
  }
  const strings = tokens.filter(([start]) => text[start] === '"');
  return { tokens, strings, names, values, members };
}
