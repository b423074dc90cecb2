/** What the kernel looks at (`BINPRM_BUF_SIZE`). */
const LINE_BYTES = 256;

/**
 * The program that runs a script: the first word after `#!`, as the kernel reads it (`fs/binfmt_script.c`). Undefined where the file is no
 * script, or where the kernel would refuse it because the word does not end within 256 bytes. Characters that are not printable ASCII are
 * replaced, so that the value is fit for a message.
 */
export function interpreterOf(bytes: Uint8Array): string | undefined {
  if (bytes[0] !== 0x23 || bytes[1] !== 0x21) return undefined;
  const whole = bytes.length <= LINE_BYTES;
  const text = String.fromCharCode(...bytes.subarray(2, LINE_BYTES));
  const match = /^[ \t]*([^ \t\n\0]+)(.?)/s.exec(text);
  const [, word, after] = match ?? [];
  if (word === undefined || (after === '' && !whole)) return undefined;
  return word.replace(/[^\x20-\x7e]/g, '\ufffd');
}
