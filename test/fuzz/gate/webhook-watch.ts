import { setTimeout as sleep } from 'node:timers/promises';
import { Connection } from './connection.ts';
import { GOOD_CASE } from './good-case.ts';
import { memoryGrowth } from './memory-growth.ts';
import { playCase } from './play-case.ts';
import { processState } from './process-state.ts';
import type { ProcessState } from './process-state.ts';
import type { FuzzedWebhook } from './start-webhook.ts';

const MiB = 1024 * 1024;
/** Of the webhook's container. */
const MEMORY = 512 * MiB;
/** V8's heap comes and goes by tens of MiB. */
const GROWTH = 64 * MiB;
/** How long a good review may wait while nobody else asks; how long closed connections may stay. */
const ANSWER_MS = 2_000;
const GONE_MS = 5_000;

/** Looks whether a webhook is as it was when it had just started. */
export class WebhookWatch {
  /** What was seen, at the start first. */
  readonly states: ProcessState[];
  readonly #webhook: FuzzedWebhook;

  constructor(webhook: FuzzedWebhook) {
    this.#webhook = webhook;
    this.states = [processState(webhook.pid)];
  }

  /**
   * What is wrong; undefined where nothing is. Nobody but `lingering` may have a connection.
   *
   * @param lingering how many clients have one
   */
  async look(lingering: () => number): Promise<string | undefined> {
    const told = this.#webhook.problem();
    if (told !== undefined) return told;
    if (!(await this.#webhook.isReady())) return '/readyz does not answer 200 within a second';
    const connection = await Connection.open(this.#webhook);
    const { problem, ms } = await playCase(connection, GOOD_CASE);
    connection.destroy();
    if (problem !== undefined) return `a good review: ${problem}`;
    if (ms > ANSWER_MS) return `a good review is answered after ${Math.round(ms)} ms`;
    return await this.#judgeSockets(lingering);
  }

  /** Whether memory has grown with the requests. */
  judgeMemory(): string | undefined {
    const memory = this.states.map((state) => state.memory);
    const most = Math.max(...memory);
    if (most > MEMORY) return `memory of ${mebibytes(most)}`;
    const growth = memoryGrowth(memory);
    return growth > GROWTH ? `memory grew by ${mebibytes(growth)} while it was warm` : undefined;
  }

  async #judgeSockets(lingering: () => number): Promise<string | undefined> {
    const [base] = this.states;
    const end = performance.now() + GONE_MS;
    for (;;) {
      const state = processState(this.#webhook.pid);
      // Probes keep a connection or two.
      const most = (base?.files ?? 0) + lingering() + 2;
      if (state.files <= most || performance.now() > end) {
        this.states.push(state);
        return state.files <= most
          ? undefined
          : `${state.files} files are open (${state.sockets} sockets), at most ${most} should be`;
      }
      await sleep(20);
    }
  }
}

function mebibytes(bytes: number): string {
  return `${Math.round(bytes / MiB)} MiB`;
}
