const QUANTITY = /^([+-]?(?:\d+(?:\.\d*)?|\.\d+))(?:([numkMGTPE]|[KMGTPE]i)|[eE]([+-]?\d+))?$/;

const DECIMAL = 'num kMGTPE';
const BINARY = ' KMGTPE';

/**
 * The number that a Kubernetes quantity stands for, for example 0.5 for `500m` and 1073741824 for `1Gi`; undefined for any other text
 * (apimachinery `resource.Quantity`). The API server rewrites quantities, so equal ones need not be the same text.
 */
export function parseQuantity(text: string): number | undefined {
  const match = QUANTITY.exec(text);
  if (match === null) return undefined;
  const value = Number(match[1]);
  const suffix = match[2] ?? '';
  if (match[3] !== undefined) return value * 10 ** Number(match[3]);
  if (suffix.endsWith('i')) return value * 1024 ** BINARY.indexOf(suffix.charAt(0));
  if (suffix === '') return value;
  return value * 1000 ** (DECIMAL.indexOf(suffix) - DECIMAL.indexOf(' '));
}
