/** Something to count: one more of a counter where there is no value, else an observation of a histogram. */
export interface Sample {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number | undefined;
}

/** Few enough that they are counted before the engine takes them for old objects, which it collects with all of its heap. */
const MOST = 32;

/** Keeps samples and counts many in one go: one at a time, between other things, takes the processor several times as long. */
export class Samples {
  readonly #count: (sample: Sample) => void;
  #waiting: Sample[] = [];

  constructor(count: (sample: Sample) => void) {
    this.#count = count;
  }

  add(sample: Sample): void {
    this.#waiting.push(sample);
    if (this.#waiting.length >= MOST) this.count();
  }

  /** Counts all that were added. */
  count(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const sample of waiting) this.#count(sample);
  }
}
