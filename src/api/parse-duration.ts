const UNITS: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
};

/**
 * Milliseconds of a duration as the API writes it: whole or decimal numbers with the units h, m, s and ms, largest first or not, such as
 * `1h30m` (the subset of Go's `time.ParseDuration` that the CRD accepts). Undefined where the text is none.
 */
export function parseDuration(text: string): number | undefined {
  if (text === '0') return 0;
  if (text.length > 32 || !/^(?:\d+(?:\.\d+)?(?:ms|h|m|s))+$/.test(text)) return undefined;
  let total = 0;
  for (const [, number = '', unit = ''] of text.matchAll(/(\d+(?:\.\d+)?)(ms|h|m|s)/g)) {
    total += Number(number) * (UNITS[unit] ?? 0);
  }
  return total;
}
