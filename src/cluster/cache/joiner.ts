const KiB = 1024;
const FIRST = 64 * KiB;
const MOST = 1024 * KiB;

/**
 * Puts pieces together in memory that it uses again: where each second line of a long list comes in two pieces, memory of its own for each is as much to
 * free as what came.
 */
export class Joiner {
  #room = Buffer.allocUnsafeSlow(FIRST);

  /** What the pieces are, one after the other. Good until the next call. */
  join(pieces: readonly Buffer[]): Buffer {
    const length = pieces.reduce((sum, piece) => sum + piece.length, 0);
    if (length > MOST) return Buffer.concat(pieces);
    if (length > this.#room.length) this.#room = Buffer.allocUnsafeSlow(2 * length);
    let at = 0;
    for (const piece of pieces) at += piece.copy(this.#room, at);
    return this.#room.subarray(0, length);
  }
}
