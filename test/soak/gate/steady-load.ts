import type { KubeApi } from '../../e2e/support/kube-api.ts';
import { judgeAnswer } from './judge-answer.ts';
import { PhaseFigures } from './phase-figures.ts';
import { sendRequest } from './send-request.ts';
import type { SoakRequest } from './soak-request.ts';

const TICK_MS = 5;
/** After a lost request; an API server that is away is asked that often. */
const PAUSE_MS = 100;

/** Requests at a steady rate, whether those of before are answered or not, as long as there are not too many of these. */
export class SteadyLoad {
  readonly #api: KubeApi;
  readonly #requests: readonly SoakRequest[];
  readonly #open = new Set<Promise<void>>();
  readonly #most: number;
  #next = 0;
  #pausedUntil = 0;
  #figures = new PhaseFigures();
  #timer: NodeJS.Timeout | undefined;

  /** @param most how many may be open at once: as many as the connections, else they would wait for one another */
  constructor(api: KubeApi, requests: readonly SoakRequest[], most: number) {
    this.#api = api;
    this.#requests = requests;
    this.#most = most;
  }

  /** The figures since `start`. */
  get figures(): PhaseFigures {
    return this.#figures;
  }

  /** @param rate requests a second; as many as are answered where it is Infinity */
  start(rate: number, most = this.#most): void {
    this.#figures = new PhaseFigures();
    let begun = performance.now();
    let sent = 0;
    this.#timer = setInterval(() => {
      const now = performance.now();
      const waits = now < this.#pausedUntil || this.#open.size >= most;
      // What could not be sent in time is not made up for: a burst would measure itself.
      if (waits) [begun, sent] = [now, 0];
      while (!waits && this.#open.size < most && sent < ((now - begun) / 1000) * rate) {
        sent += 1;
        this.#sendNext();
      }
    }, TICK_MS);
  }

  /** Sends no more, waits until what was sent has ended, and returns the figures. */
  async stop(): Promise<PhaseFigures> {
    clearInterval(this.#timer);
    await Promise.all(this.#open);
    return this.#figures;
  }

  #sendNext(): void {
    const request = this.#requests[this.#next++ % this.#requests.length];
    if (request === undefined) throw new Error('the load has no requests');
    const sending = this.#send(request).finally(() => this.#open.delete(sending));
    this.#open.add(sending);
  }

  async #send(request: SoakRequest): Promise<void> {
    const begun = performance.now();
    const answer = await sendRequest(this.#api, request);
    if (answer === undefined) {
      this.#figures.unanswered += 1;
      this.#pausedUntil = performance.now() + PAUSE_MS;
      return;
    }
    const verdict = judgeAnswer(request.fate, answer);
    this.#figures.add(request, verdict, performance.now() - begun, answer.message);
  }
}
