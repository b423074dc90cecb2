import type { PlainValue } from './plain-value.ts';

const NULL = /^(?:~|null|Null|NULL)?$/;
const INFINITE = /^[-+]?\.(?:inf|Inf|INF)$/;
const NOT_A_NUMBER = /^\.(?:nan|NaN|NAN)$/;
const DAY = /^(\d{4})-(\d\d)-(\d\d)$/;
const MOMENT =
  /^(\d{4})-(\d\d?)-(\d\d?)(?:[Tt]|[ \t]+)(\d\d?):(\d\d):(\d\d)(?:\.\d*)?(?:[ \t]*(?:Z|[-+]\d\d?(?::\d\d)?))?$/;

/** What a plain scalar that is neither a boolean nor a finite number means to all readers. */
export function resolveCommon(text: string): PlainValue {
  if (NULL.test(text)) return { type: 'null', value: null };
  if (INFINITE.test(text))
    return { type: 'number', value: text.startsWith('-') ? -Infinity : Infinity };
  if (NOT_A_NUMBER.test(text)) return { type: 'number', value: NaN };
  const date = DAY.exec(text) ?? MOMENT.exec(text);
  if (date !== null)
    return isDate(date) ? { type: 'date', value: text } : { type: 'unreadable', value: null };
  // A merge key or a default key where a value stands.
  if (text === '<<' || text === '=') return { type: 'unreadable', value: null };
  return { type: 'string', value: text };
}

/** Whether the parts are in their ranges; Python's `datetime` fails on others. */
function isDate(parts: RegExpExecArray): boolean {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts
    .slice(1)
    .map((part: string | undefined) => Number(part ?? 0));
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
  return year > 0 && day >= 1 && day <= days && hour < 24 && minute < 60 && second < 60;
}
