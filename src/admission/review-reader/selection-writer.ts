import type { Shape } from './shape.ts';

/** Where `assembly/scan-json.ts` reads selections, in its memory. */
interface Place {
  readonly memory: ArrayBuffer;
  readonly start: number;
  readonly bytes: number;
}

/** A bit for each says which were seen. */
const MOST_NAMES = 32;
/** Names and their closing quotes are compared by four bytes first. */
const SHORTEST = 3;

/** Writes shapes as `assembly/scan-json.ts` reads selections. */
export class SelectionWriter {
  /** Names of members, by their numbers. */
  readonly names: string[] = [];
  readonly #view: DataView;
  readonly #memory: Uint8Array;
  readonly #end: number;
  #next: number;

  constructor({ memory, start, bytes }: Place) {
    this.#view = new DataView(memory);
    this.#memory = new Uint8Array(memory);
    this.#next = start;
    this.#end = start + bytes;
  }

  /**
   * @returns where it stands
   * @throws Error where there is no room left, an object has a name too many, or a name is too short
   */
  write(shape: Shape): number {
    if (shape === null) return this.#numbers([0, 0, -1]);
    if (isItems(shape)) return this.#numbers([0, this.write(shape[0]), -1]);
    const { '*': rest, ...named } = shape;
    const members = Object.entries(named);
    if (members.length > MOST_NAMES) throw new Error(`An object has more than ${MOST_NAMES} names`);
    if (members.some(([name]) => name.length < SHORTEST)) throw new Error('A name is too short');
    const first = this.names.push(...members.map(([name]) => name)) - members.length;
    const numbers = members.flatMap(([name, value], index) => {
      const at = this.#text(`${name}"`);
      const word = this.#view.getInt32(at, true);
      return [name.length, word, at, first + index, this.write(value)];
    });
    const others = rest === undefined ? 0 : this.write(rest);
    return this.#numbers([others, 0, members.length, ...numbers]);
  }

  #text(text: string): number {
    const at = this.#take(text.length);
    this.#memory.set(Buffer.from(text, 'latin1'), at);
    return at;
  }

  #numbers(numbers: readonly number[]): number {
    const at = this.#take(4 * numbers.length);
    numbers.forEach((number, index) => this.#view.setInt32(at + 4 * index, number, true));
    return at;
  }

  #take(bytes: number): number {
    const at = this.#next;
    this.#next += bytes;
    if (this.#next > this.#end) throw new Error('There is no room for another selection');
    return at;
  }
}

function isItems(shape: NonNullable<Shape>): shape is readonly [Shape] {
  return Array.isArray(shape);
}
