/** The JSON pointer (RFC 6901) of a member or an item of what `pointer` names. */
export function childPointer(pointer: string, child: string | number): string {
  return `${pointer}/${String(child).replaceAll('~', '~0').replaceAll('/', '~1')}`;
}
