/**
 * A moment that the node told, in milliseconds since the epoch. Its clock is another's: what it cannot be counts as the latest that it can be,
 * so that no boot gets less than its time.
 */
export function nodeTime(
  time: string | undefined,
  { earliest, latest }: { readonly earliest: number; readonly latest: number },
): number {
  const told = time === undefined ? Number.NaN : Date.parse(time);
  return told >= earliest && told <= latest ? told : latest;
}
