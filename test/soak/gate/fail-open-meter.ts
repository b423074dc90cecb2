import type { FailOpenCounts } from './fail-open-counts.ts';
import { failOpenIncrease } from './fail-open-increase.ts';
import type { GateEntry } from './soak-request.ts';

/** Adds up what the API server counts as fail-open admissions, also over a restart that begins its counts anew. */
export class FailOpenMeter {
  readonly #read: () => Promise<FailOpenCounts>;
  readonly #counted: () => number;
  #last: FailOpenCounts | undefined;
  #sum: Record<GateEntry, number> = sums();
  #unread = 0;

  /**
   * @param read asks the API server
   * @param counted how many fail-open admissions the load has seen in this phase
   */
  constructor(read: () => Promise<FailOpenCounts>, counted: () => number) {
    this.#read = read;
    this.#counted = counted;
  }

  /** Begins a phase. Nothing may be on its way to the API server. */
  async begin(): Promise<void> {
    this.#last = await this.#read();
    this.#sum = sums();
    this.#unread = 0;
  }

  /**
   * Ends the API server by `stop`, under load. What it counts after it was read for the last time is lost; it is told as `unread`.
   */
  async whileStopping(stop: () => Promise<unknown>): Promise<void> {
    const before = this.#counted();
    await this.#take();
    await stop();
    this.#unread += this.#counted() - before;
  }

  /** Ends a phase. Nothing may be on its way to the API server. */
  async end(): Promise<{ byMetric: Record<GateEntry, number>; unread: number }> {
    await this.#take();
    return { byMetric: this.#sum, unread: this.#unread };
  }

  async #take(): Promise<void> {
    const now = await this.#read();
    for (const entry of Object.keys(this.#sum) as GateEntry[])
      this.#sum[entry] += failOpenIncrease(this.#last ?? now, now, entry);
    this.#last = now;
  }
}

function sums(): Record<GateEntry, number> {
  return { 'pods.images.vibed.dev': 0, 'workloads.images.vibed.dev': 0 };
}
