/** Whether a name could make the init script load a plugin from another directory, or is no name at all. */
export function isUnsafeName(name: string): boolean {
  // eslint-disable-next-line no-control-regex -- control characters are what it looks for
  return /[/\\\u0000-\u001f\u007f]|\.\./.test(name);
}
