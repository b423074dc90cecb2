/** What can be ended: a request, then its answer. */
interface Endable {
  destroy(reason: Error): unknown;
}

/** What a limit is for. */
export interface LimitOptions {
  /** Method and path, for the message. */
  readonly what: string;
  readonly ms: number;
  readonly signal?: AbortSignal | undefined;
}

/** Ends an exchange with the API server early: after a time, or when its caller wants it no more. */
export class ExchangeLimit {
  readonly #what: string;
  readonly #signal: AbortSignal | undefined;
  #ms: number;
  #timer: NodeJS.Timeout;
  #held: Endable | undefined;
  #reason: Error | undefined;

  constructor({ what, ms, signal }: LimitOptions) {
    this.#what = what;
    this.#ms = ms;
    this.#timer = setTimeout(this.#expire, ms, 'did not answer within');
    this.#signal = signal;
    if (signal?.aborted === true) this.#abort();
    else signal?.addEventListener('abort', this.#abort);
  }

  /** Whether the exchange was ended early. */
  get over(): boolean {
    return this.#reason !== undefined;
  }

  /** From now on this is what is ended. */
  hold(held: Endable): void {
    this.#held = held;
    if (this.#reason !== undefined) held.destroy(this.#reason);
  }

  /** From now on silence is limited: each call of `heard` starts the time over. */
  limitSilence(ms: number): void {
    clearTimeout(this.#timer);
    this.#ms = ms;
    this.#timer = setTimeout(this.#expire, ms, 'was silent for');
  }

  heard(): void {
    this.#timer.refresh();
  }

  /** The exchange is done. */
  end(): void {
    clearTimeout(this.#timer);
    this.#signal?.removeEventListener('abort', this.#abort);
  }

  readonly #abort = (): void => {
    // `AbortController.abort` allows any reason; all of this project are errors.
    this.#stop(this.#signal?.reason as Error);
  };

  readonly #expire = (failed: string): void => {
    const text = `${this.#what}: the API server ${failed} ${this.#ms / 1_000} s`;
    this.#stop(new DOMException(text, 'TimeoutError'));
  };

  #stop(reason: Error): void {
    this.#reason ??= reason;
    this.#held?.destroy(this.#reason);
  }
}
