import { cutText } from '../../../evidence/cut-text.ts';
import { utf8Length } from '../../../evidence/utf8-length.ts';
import { REPORT_BYTES } from '../boot/report-bytes.ts';
import type { CubbiFiles } from './cubbi-files.ts';

const MOST_BYTES = REPORT_BYTES.files;
/** Lengths to which all lists are cut in turn. With the last even the longest texts fit. */
const LENGTHS = [64, 32, 16, 8];
const TEXT_BYTES = 256;

/** The facts in at most 256 KiB of JSON. Lists of more than any real image has are cut, and then the facts are not whole. */
export function fitFacts(facts: CubbiFiles): CubbiFiles {
  let fitting = facts;
  for (const length of LENGTHS) {
    if (utf8Length(JSON.stringify(fitting)) <= MOST_BYTES) break;
    fitting = { ...(cut(facts, length) as CubbiFiles), whole: false };
  }
  return fitting;
}

function cut(value: unknown, length: number): unknown {
  if (typeof value === 'string') return cutText(value, TEXT_BYTES);
  if (Array.isArray(value)) return value.slice(0, length).map((item) => cut(item, length));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, cut(item, length)]));
}
