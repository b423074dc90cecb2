import { fieldAt } from './field-at.ts';

/** The string at a path of an object that nobody validated; empty where it is absent or no string. */
export function textAt(value: unknown, ...path: readonly string[]): string {
  const found = fieldAt(value, ...path);
  return typeof found === 'string' ? found : '';
}
