/** A call, because the compiler takes a property that was read once for constant across an await. */
export function isAborted(signal: AbortSignal): boolean {
  return signal.aborted;
}
