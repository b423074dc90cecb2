import { cleanText } from '../evidence/clean-text.ts';
import { cutText } from '../evidence/cut-text.ts';
import { utf8Length } from '../evidence/utf8-length.ts';

/** Bytes of UTF-8 that a condition's message may have. */
const LIMIT = 256;
/** Bytes that are left to what is wrong, however long the fix is. */
const LEAST = 96;
const JOINT = '; ';

/**
 * The one sentence that `kubectl get`, the rejection and the Event show: what is wrong, then what to do, on one line of at most 256 bytes.
 * Where both do not fit, what is wrong is cut first, then the fix.
 */
export function conditionMessage(message: string, fix?: string): string {
  const what = cleanText(message);
  const todo = cleanText(fix ?? '');
  if (todo === '') return cutText(what, LIMIT);
  const room = Math.max(LIMIT - utf8Length(JOINT) - utf8Length(todo), LEAST);
  const head = cutText(what, room) + JOINT;
  return head + cutText(todo, LIMIT - utf8Length(head));
}
