import type { PlainValue } from './plain-value.ts';

/** Longer ones end Python's `int`. */
const MOST_DIGITS = 4300;

/**
 * The number that a text spells: a sign, `0b`, `0o` or `0x` before the digits, underscores among them. Leading zeros are none of octal.
 * Unreadable where there is no digit at all, as in `0x_`.
 */
export function numeral(text: string): PlainValue {
  const digits = text.replaceAll('_', '').replace(/^[-+]/, '');
  const amount = /^(?:0[box])?$/.test(digits) ? NaN : Number(digits);
  if (Number.isNaN(amount) || digits.length > MOST_DIGITS)
    return { type: 'unreadable', value: null };
  return { type: 'number', value: text.startsWith('-') ? -amount : amount };
}
