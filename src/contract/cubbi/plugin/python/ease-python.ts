import type { Edit } from './edit.ts';
import { easeHeader } from './ease-header.ts';
import { easeToken } from './ease-token.ts';
import { scanPython } from './scan-python.ts';

/**
 * The same program in an older Python, line by line, as far as anybody asks here: the parser's grammar lacks some of what Python 3.10 to 3.14
 * allow (patterns with arguments, several resources in parentheses, a bare `yield`, `1.`) and what is not of interest in them is left out.
 * What is wrong in what is left out is not found: no error is better than a false one.
 */
export function easePython(text: string): string {
  const edits = scanPython(text).flatMap(
    (line) => easeHeader(line) ?? line.flatMap((_, index) => easeToken(line, index)),
  );
  let eased = '';
  let at = 0;
  for (const edit of edits) {
    if (edit.from < at) continue;
    eased += text.slice(at, edit.from) + joinedLines(text, edit) + edit.text;
    at = edit.to;
  }
  return eased + text.slice(at);
}

/** As many line ends as an edit takes away, so that lines keep their numbers. */
function joinedLines(text: string, { from, to }: Edit): string {
  return '\\\n'.repeat(text.slice(from, to).split('\n').length - 1);
}
