/** Permission bits as `ls` and `chmod` users know them: 0o644 is `0644`. */
export function octal(mode: number): string {
  return mode.toString(8).padStart(4, '0');
}
