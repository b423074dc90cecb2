/**
 * A text of a stranger, fit for one line of a message: in double quotes, bounded, and without characters that move the cursor, break the
 * line or turn the direction of the text. The same text gives the same bytes.
 *
 * @param limit UTF-16 code units to show
 */
export function quote(text: string, limit = 128): string {
  const shown = text.slice(0, limit).toWellFormed();
  const cut = text.length > limit ? '...' : '';
  return `"${shown.replace(/[\p{C}\p{Zl}\p{Zp}"]/gu, '?')}${cut}"`;
}
