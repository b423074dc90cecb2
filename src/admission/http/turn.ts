/** A request whose body has come, as a turn sees it. Nothing here throws. */
export interface InTurn {
  /**
   * Reads the body.
   *
   * @param now milliseconds of a clock that only goes forward
   */
  read(now: number): void;
  /** Decides, and gives itself to `Turn.answer`: now, or once the API server has been asked. */
  decide(): void;
  write(): void;
  /**
   * Logs and counts.
   *
   * @param now milliseconds of the same clock, after all answers were written
   */
  observe(now: number): void;
}

/**
 * Does what is to be done with all requests of one turn of the event loop step by step, once all of them have been received. One step for many requests
 * takes the processor less time than many steps for one, and a client that sleeps is woken once for all answers.
 */
export class Turn {
  #received: InTurn[] = [];
  #decided: InTurn[] = [];

  /** A request whose body has come. */
  add(request: InTurn): void {
    this.#begin();
    this.#received.push(request);
  }

  /** A request that was decided. */
  answer(request: InTurn): void {
    this.#begin();
    this.#decided.push(request);
  }

  #begin(): void {
    if (this.#received.length + this.#decided.length === 0) setImmediate(() => this.#end());
  }

  #end(): void {
    const received = this.#received;
    const start = performance.now();
    for (const request of received) request.read(start);
    for (const request of received) request.decide();
    const decided = this.#decided;
    this.#received = [];
    this.#decided = [];
    for (const request of decided) request.write();
    const end = performance.now();
    for (const request of decided) request.observe(end);
  }
}
