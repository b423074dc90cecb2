/**
 * Bytes of a quantity such as `512Mi`, the only form that the chart uses for memory.
 *
 * @throws Error where it is another
 */
export function parseMebibytes(quantity: unknown): number {
  const [, number] = /^([0-9]+)Mi$/.exec(String(quantity)) ?? [];
  if (number === undefined) throw new Error(`expected memory as NUMBERMi, not ${String(quantity)}`);
  return Number(number) * 2 ** 20;
}
