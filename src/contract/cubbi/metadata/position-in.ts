/** A place in a text, counted from 1; columns in UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Tells the lines and columns of a text. Every line ends in a line feed. */
export function positionIn(text: string): (at: number) => Position {
  const starts = [0];
  for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', end + 1))
    starts.push(end + 1);
  return (at) => {
    // The first line that starts behind the place; there are few lines and few questions.
    const next = starts.findIndex((start) => start > at);
    const line = next === -1 ? starts.length : next;
    return { line, column: at - (starts[line - 1] ?? 0) + 1 };
  };
}
