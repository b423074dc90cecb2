import type { BodyRoom } from './body-room.ts';

/** Bodies up to this length take no share of the room: a flood of large bodies must not keep out the usual review. */
const SMALL = 64 * 1024;
/** So many parts are kept as they came, and later ones from this length on. */
const PARTS = 16;
const LONG_PART = 4 * 1024;
/** Other parts are put together in pieces of this length: each has a cost of its own beside its bytes. */
const PIECE = 16 * 1024;

/** Why a body is not received. */
export type BodyFault = 'tooLarge' | 'busy';

/**
 * The body of one request while it comes. Its memory is in proportion to what was really sent, not to what was announced. Parts of usual length are not
 * copied.
 */
export class BodyBuffer {
  readonly #room: BodyRoom;
  readonly #limit: number;
  #parts: Buffer[] = [];
  #length = 0;
  /** Bytes of memory. */
  #held = 0;
  /** Bytes of the room. */
  #taken = 0;
  #piece: Buffer | undefined;
  /** Bytes of the piece. */
  #used = 0;

  /** @param limit the longest body that is taken, in bytes */
  constructor(room: BodyRoom, limit: number) {
    this.#room = room;
    this.#limit = limit;
  }

  /** Takes up the next part. After a fault, no more may be added. */
  add(part: Buffer): BodyFault | undefined {
    this.#length += part.length;
    if (this.#length > this.#limit) return 'tooLarge';
    if (this.#parts.length >= PARTS && part.length < LONG_PART) return this.#copy(part);
    this.#closePiece();
    this.#parts.push(part);
    return this.#hold(part.length);
  }

  /** All that came, in order, until `release`. */
  parts(): readonly Buffer[] {
    this.#closePiece();
    return this.#parts;
  }

  /** Gives its share of the room back, and the memory of large parts: neither they nor what shares their memory may be used any more. */
  release(): void {
    this.#room.give(this.#taken);
    this.#taken = 0;
    for (const part of this.#parts) free(part);
    this.#parts = [];
    this.#piece = undefined;
  }

  #copy(part: Buffer): BodyFault | undefined {
    if (this.#piece !== undefined && this.#used + part.length > PIECE) this.#closePiece();
    const fault = this.#piece === undefined ? this.#hold(PIECE) : undefined;
    this.#piece ??= Buffer.allocUnsafeSlow(PIECE);
    this.#used += part.copy(this.#piece, this.#used);
    return fault;
  }

  #closePiece(): void {
    if (this.#piece === undefined) return;
    this.#parts.push(this.#piece.subarray(0, this.#used));
    this.#piece = undefined;
    this.#used = 0;
  }

  #hold(bytes: number): BodyFault | undefined {
    this.#held += bytes;
    if (this.#held <= SMALL) return undefined;
    const share = this.#held - this.#taken;
    if (!this.#room.take(share)) return 'busy';
    this.#taken += share;
    return undefined;
  }
}

/**
 * Gives the memory of a part back at once. Garbage that large would bring the next collection of the whole heap closer, and the next body would be
 * copied to memory that no cache holds.
 */
function free({ buffer, byteLength }: Buffer): void {
  const whole = byteLength >= LONG_PART && buffer.byteLength === byteLength;
  if (whole && buffer instanceof ArrayBuffer) buffer.transfer(0);
}
