import { random } from '../../admission/review-reader/random.ts';
import type { Random } from '../../admission/review-reader/random.ts';
import type { FuzzCase, Leave } from './fuzz-case.ts';
import { httpRequest } from './http-request.ts';
import { makeBody } from './make-body.ts';
import { REFUSED_SHAPES } from './refused-shapes.ts';
import { WHOLE_SHAPES } from './whole-shapes.ts';
import type { Shape } from './whole-shapes.ts';

const WHOLE = Object.entries(WHOLE_SHAPES);
const REFUSED = Object.entries(REFUSED_SHAPES);
/** Of a thousand cases, how many are of each group; the others are a body in the API server's way of sending it. */
const SHARES = { whole: 40, refused: 20, truncated: 15 };
const LEAVES: readonly Leave[] = ['Cut', 'Destroy', 'Reset'];

/** The case of a number: the same for the same seed, whatever came before. */
export function makeCase(seed: number, index: number): FuzzCase {
  const chance = random(Math.imul(seed, 0x9e3779b1) ^ Math.imul(index, 0x85ebca6b));
  const { kind, body } = makeBody(chance);
  const at = chance.below(1_000);
  const { whole, refused, truncated } = SHARES;
  if (at < whole) return shaped('HTTP', WHOLE, body, chance);
  if (at < whole + refused) return shaped('refused', REFUSED, body, chance);
  if (at < whole + refused + truncated) return cutOff(body, chance);
  return {
    kind,
    pieces: [httpRequest.whole(body)],
    wants: [{ want: 'Answer', body }],
    leave: 'Stay',
  };
}

function shaped(
  group: string,
  shapes: readonly (readonly [string, Shape])[],
  body: Buffer,
  chance: Random,
): FuzzCase {
  const [name, shape] = chance.of(shapes);
  return { kind: `${group}: ${name}`, ...shape(body, chance) };
}

/** At least a byte is missing: of the head as often as of the body, and often where a part of the request begins or ends. */
function cutOff(body: Buffer, chance: Random): FuzzCase {
  const whole =
    chance.below(2) === 0
      ? httpRequest.whole(body)
      : httpRequest.chunked(httpRequest.chunks(body, chance));
  const head = whole.indexOf('\r\n\r\n') + 4;
  const last = whole.length - 1;
  const edges = ['\r\n', '\n', ':', ' ', '{'].map((text) => {
    const found = whole.indexOf(text, chance.below(whole.length));
    return found < 0 ? last : found + chance.below(2);
  });
  const places = [chance.below(head), chance.below(whole.length), head, last, ...edges];
  const length = Math.min(chance.of(places), last);
  const leave = chance.of(LEAVES);
  return {
    kind: `truncated: ${length < head ? 'head' : 'body'}, ${leave.toLowerCase()}`,
    pieces: [whole.subarray(0, length)],
    wants: [{ want: 'Refusal' }],
    leave,
  };
}
