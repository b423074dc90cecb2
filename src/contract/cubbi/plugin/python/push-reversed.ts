/** Puts items on a stack so that the first comes off first. One by one: as arguments, many would be too many. */
export function pushReversed<T>(stack: T[], items: readonly T[]): void {
  for (let index = items.length - 1; index >= 0; index -= 1) stack.push(items[index] as T);
}
