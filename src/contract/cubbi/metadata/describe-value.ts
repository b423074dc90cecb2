import { quote } from '../../quote.ts';
import type { PlainValue } from './plain-value.ts';

/** A value in the words of a message, for example `the number 1.0`. `source` is how the file spells it. */
export function describeValue({ type, value }: PlainValue, source: string): string {
  switch (type) {
    case 'string':
      return 'a string';
    case 'number':
      return `the number ${quote(spelling(value, source), 24).slice(1, -1)}`;
    case 'boolean':
      return String(value);
    case 'null':
      return 'null';
    case 'date':
      return 'a date';
    case 'unreadable':
      return 'unreadable';
  }
}

/** As the file spells it where that is how the number is read: `1.0` for `1.0`, but 18 or 22 for `022`. */
function spelling(value: number, source: string): string {
  return /^[-+]?(?:0|[1-9]\d*)(?:\.\d*)?$/.test(source) ? source : String(value);
}
