/** A figure as people read it: so many significant digits, no more. */
export function roundTo(value: number, digits: number): number {
  return Number(value.toPrecision(digits));
}
