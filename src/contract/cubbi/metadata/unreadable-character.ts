/**
 * What no reader of YAML takes (controls, lone surrogates, two non-characters), and what its readers disagree on: NEL and the line and
 * paragraph separators are line breaks in YAML 1.1 alone, so one of them could hide a key from one reader; a lone carriage return is one to
 * Python only; a byte order mark is skipped by some.
 */
const UNREADABLE =
  // eslint-disable-next-line no-control-regex -- control characters are what it looks for
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]|\r(?!\n)|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

/** Where the first character stands that keeps the text from being read, and a name for it. */
export function unreadableCharacter(text: string): { at: number; name: string } | undefined {
  const match = UNREADABLE.exec(text);
  if (match === null) return undefined;
  const code = match[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
  return { at: match.index, name: `U+${code}` };
}
