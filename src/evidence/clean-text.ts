import { cutText } from './cut-text.ts';

/**
 * Control characters (C0, DEL, C1), line and paragraph separators; marks that have no width of their own or change the direction of what follows: a
 * text of an image must not rewrite the line it is quoted in.
 */
const UNPRINTABLE =
  // eslint-disable-next-line no-control-regex -- control characters are what it looks for
  /[\u0000-\u0020\u007f-\u00a0\u00ad\u061c\u180e\u2028\u2029\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]+/g;

/**
 * One line of printable text: every run of control characters and white space becomes one space, lone surrogates become U+FFFD, and the
 * whole is cut to `maxBytes` of UTF-8 where given.
 */
export function cleanText(text: string, maxBytes?: number): string {
  // The bound on the work itself: no reader of a report needs more than that.
  const bounded = maxBytes === undefined ? text : text.slice(0, 4 * maxBytes + 64);
  const clean = bounded.toWellFormed().replace(UNPRINTABLE, ' ').trim();
  return maxBytes === undefined ? clean : cutText(clean, maxBytes);
}
