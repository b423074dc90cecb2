const CALL = /["'](?:(?:\/usr)?\/s?bin\/)?groupadd\b/;
/** Lines before a call in which its statement begins, and after it in which it ends. */
const MOST_LINES = 3;
/** A call whose result nobody looks at. */
const DROPPED = /^[ \t]*[\w.]+[ \t]*\([^=]*$/;
/** Calls that raise where the program fails. */
const RAISES = /\bcheck_(?:call|output)\b|\bcheck[ \t]*=[ \t]*True\b/;

/**
 * Whether the source shows that a `groupadd` that fails ends the boot. True where the script looks at what came of the call (`if not …`,
 * `return …`, a name that keeps it, `check=True`), as upstream's did until 407c1a1; false where the call stands for itself, or there is none.
 * The first call tells.
 */
export function groupConflictIsFatal(text: string): boolean {
  const call = CALL.exec(text)?.index;
  if (call === undefined) return false;
  const before = text
    .slice(Math.max(0, call - 512), call)
    .split('\n')
    .slice(-MOST_LINES);
  const after = text
    .slice(call, call + 512)
    .split('\n')
    .slice(0, MOST_LINES);
  // A line that begins with a bracket or a quote continues the one before it.
  const begin = before.findLastIndex((line) => /^[ \t]*[^\s[("']/.test(line));
  const statement = [...before.slice(begin), ...after].join(' ');
  return !DROPPED.test(before.slice(begin).join(' ')) || RAISES.test(statement);
}
