import type { DestinationStream } from 'pino';

/** Lines that are written in one go at most. */
const MOST = 64;

/**
 * Keeps lines for a while and writes many in one go: a call for each, into the kernel and into what leads there, costs more than the line.
 */
export class JoinedLines implements DestinationStream {
  readonly #output: DestinationStream;
  readonly #delay: number;
  #waiting: string[] = [];
  #timer: NodeJS.Timeout | undefined;

  /** @param delay milliseconds for which a line may wait */
  constructor(output: DestinationStream, delay: number) {
    this.#output = output;
    this.#delay = delay;
  }

  write(line: string): void {
    this.#waiting.push(line);
    if (this.#waiting.length >= MOST) this.flush();
    else this.#timer ??= setTimeout(() => this.flush(), this.#delay).unref();
  }

  /** Writes what waits. */
  flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#waiting.length === 0) return;
    const lines = this.#waiting.join('');
    this.#waiting = [];
    this.#output.write(lines);
  }
}
