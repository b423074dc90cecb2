/** A string, an expression in braces of one, or the format that follows such an expression. */
interface Open {
  readonly kind: 'Text' | 'Format' | 'Braces' | 'Spec';
  /** One quote or three. */
  readonly quote: string;
  /** Brackets that are open in the braces. */
  brackets: number;
}

const START = /(?:[rR][bBfFtT]?|[bBfFtT][rR]?|[uU])?(?:"""|'''|"|')/y;

/**
 * Where the string ends that begins with `start` (prefix and quotes) before `at`: after its last quote; or, where it is not closed, at the end
 * of the line or of the text. The expressions of format strings may hold strings with the same quotes and comments, as since Python 3.12.
 */
export function endOfString(
  text: string,
  at: number,
  start: string,
): { readonly at: number; readonly closed: boolean } {
  const stack = [opened(start)];
  let position = at;
  while (position < text.length) {
    const top = stack.at(-1);
    if (top === undefined) return { at: position, closed: true };
    if (top.kind === 'Braces') position = inBraces(text, position, stack, top);
    else if (text[position] === '\n' && top.quote.length === 1)
      return { at: position, closed: false };
    else position = inText(text, position, stack, top);
  }
  return { at: Math.min(position, text.length), closed: stack.length === 0 };
}

function opened(start: string): Open {
  const quote = /["']+$/.exec(start)?.[0] ?? '"';
  const kind = /[ft]/i.test(start.slice(0, -quote.length)) ? 'Format' : 'Text';
  return { kind, quote, brackets: 0 };
}

function inText(text: string, at: number, stack: Open[], { kind, quote }: Open): number {
  if (text.startsWith(quote, at)) {
    // The string around a format ends it too, with its braces.
    while (stack.pop()?.kind === 'Spec') stack.pop();
    return at + quote.length;
  }
  const [char, next = ''] = text.slice(at, at + 2);
  if (char === '\\' && kind !== 'Spec') return at + (next === '{' || next === '}' ? 1 : 2);
  if (kind === 'Text') return at + 1;
  if (char === '{' && next === '{' && kind === 'Format') return at + 2;
  if (char === '{') stack.push({ kind: 'Braces', quote, brackets: 0 });
  if (char === '}' && kind === 'Spec') stack.splice(-2);
  return at + 1;
}

function inBraces(text: string, at: number, stack: Open[], top: Open): number {
  START.lastIndex = at;
  const start = START.exec(text)?.[0];
  if (start !== undefined) {
    stack.push(opened(start));
    return at + start.length;
  }
  const char = text[at] ?? '';
  if (char === '#') {
    const end = text.indexOf('\n', at);
    return end < 0 ? text.length : end;
  }
  if ('([{'.includes(char)) top.brackets += 1;
  else if (char === '}' && top.brackets === 0) stack.pop();
  else if (')]}'.includes(char)) top.brackets -= 1;
  else if (char === ':' && top.brackets === 0)
    stack.push({ kind: 'Spec', quote: top.quote, brackets: 0 });
  return at + 1;
}
