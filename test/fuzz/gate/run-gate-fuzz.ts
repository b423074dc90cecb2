import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { random } from '../../admission/review-reader/random.ts';
import { caseFile } from './case-file.ts';
import { Connection } from './connection.ts';
import type { FuzzCase } from './fuzz-case.ts';
import { FuzzFigures } from './fuzz-figures.ts';
import { makeCase } from './make-case.ts';
import { playCase } from './play-case.ts';
import type { Played } from './play-case.ts';
import { playCrowd } from './play-crowd.ts';
import type { ProcessState } from './process-state.ts';
import { startLingering } from './start-lingering.ts';
import type { Lingering } from './start-lingering.ts';
import { startWebhook } from './start-webhook.ts';
import type { FuzzedWebhook } from './start-webhook.ts';
import { WebhookWatch } from './webhook-watch.ts';

/** What is run. */
export interface FuzzOptions {
  readonly seed: number;
  /** Cases, without those of crowds. */
  readonly count: number;
  /** Cases between two looks at the process. */
  readonly batch: number;
  /** After every so many batches, a crowd of at least and at most so many connections. */
  readonly crowd: { readonly every: number; readonly least: number; readonly most: number };
  /** Clients of each kind that never come to an end, and whether to wait until the last of them was cut off. */
  readonly lingering: { readonly each: number; readonly wait: boolean };
  /** Milliseconds after which it stops before the count is reached. */
  readonly withinMs: number;
  /** Told after each batch. */
  readonly say: (line: string) => void;
}

/** What came of it. */
export interface FuzzResult {
  readonly figures: FuzzFigures;
  readonly seconds: number;
  /** Clients that never came to an end, and were cut off. */
  readonly cutOff: number;
  /** At the start and after each batch. */
  readonly states: readonly ProcessState[];
  /** What is wrong; empty where nothing is. */
  readonly problems: readonly string[];
}

const CLIENTS = 48;
const MOST_PROBLEMS = 5;
const TRY_AGAIN = 'could not be read from the API server; try again';
const MOST_TRIES = 5;
/** The timeout of a request, the time between two looks at it, and some more for a loaded machine. */
const CUT_OFF_MS = 20_000;
/** Numbers of cases that no batch has. */
const CROWD = 2 ** 30;

/** Sends many cases to a webhook of its own. The same seed sends the same cases. */
export async function runGateFuzz(options: FuzzOptions): Promise<FuzzResult> {
  const folder = await mkdtemp(join(tmpdir(), 'fuzz-gate-'));
  try {
    const webhook = await startWebhook(folder);
    try {
      return await new Run(options, webhook).run();
    } finally {
      await webhook.stop();
    }
  } finally {
    await rm(folder, { recursive: true });
  }
}

class Run {
  readonly #options: FuzzOptions;
  readonly #webhook: FuzzedWebhook;
  readonly #watch: WebhookWatch;
  readonly #figures = new FuzzFigures();
  readonly #problems: string[] = [];
  #lingering: Lingering | undefined;
  #cutOff = 0;
  #next = 0;

  constructor(options: FuzzOptions, webhook: FuzzedWebhook) {
    this.#options = options;
    this.#webhook = webhook;
    this.#watch = new WebhookWatch(webhook);
  }

  async run(): Promise<FuzzResult> {
    const { count, batch, crowd, lingering, withinMs, say } = this.#options;
    const began = performance.now();
    const seconds = () => (performance.now() - began) / 1_000;
    const goesOn = () => this.#problems.length === 0 && seconds() * 1_000 < withinMs;
    for (let number = 1; this.#next < count && goesOn(); number++) {
      this.#lingering ??= await startLingering(this.#webhook, lingering.each);
      await this.#playBatch(Math.min(this.#next + batch, count));
      if (number % crowd.every === 0) await this.#playCrowd(number);
      await this.#look();
      say(`${this.#figures.total} requests in ${seconds().toFixed(0)} s`);
    }
    if (lingering.wait) await this.#awaitCutOff();
    this.#lingering?.stop();
    this.#note(this.#watch.judgeMemory());
    return {
      figures: this.#figures,
      seconds: seconds(),
      cutOff: this.#cutOff,
      states: this.#watch.states,
      problems: this.#problems,
    };
  }

  #note(problem: string | undefined): void {
    if (problem !== undefined) this.#problems.push(problem);
  }

  async #playBatch(end: number): Promise<void> {
    await Promise.all(Array.from({ length: CLIENTS }, () => this.#playAsClient(end)));
    this.#webhook.forget();
  }

  /** Plays cases one after the other, on one connection for as long as it goes on. */
  async #playAsClient(end: number): Promise<void> {
    let connection: Connection | undefined;
    let before: FuzzCase | undefined;
    while (this.#next < end && this.#problems.length < MOST_PROBLEMS) {
      const index = this.#next++;
      const fuzzCase = makeCase(this.#options.seed, index);
      connection ??= await Connection.open(this.#webhook);
      const played = await playCase(connection, fuzzCase);
      this.#figures.add(fuzzCase, played);
      const problem = await this.#problemOf(fuzzCase, played);
      const cases = before === undefined ? [fuzzCase] : [before, fuzzCase];
      if (problem !== undefined) await this.#record(index, problem, cases);
      if (!played.goesOn) connection = undefined;
      before = connection === undefined ? undefined : fuzzCase;
    }
    connection?.destroy();
  }

  async #playCrowd(number: number): Promise<void> {
    const { seed, crowd } = this.#options;
    const { least, most } = crowd;
    const size = least + random(seed ^ number).below(most - least + 1);
    const first = CROWD + number * most;
    const cases = Array.from({ length: size }, (_, index) => makeCase(seed, first + index));
    const all = await playCrowd(this.#webhook, cases);
    for (const [index, played] of all.entries()) {
      const fuzzCase = cases[index];
      if (fuzzCase === undefined) continue;
      this.#figures.add({ ...fuzzCase, kind: 'crowd' }, played);
      const problem = await this.#problemOf(fuzzCase, played);
      if (problem !== undefined) await this.#record(first + index, problem, [fuzzCase]);
    }
    this.#webhook.forget();
  }

  /** On a machine that is busy the webhook's own API server may be late, and the answer is to try again: so it is. */
  async #problemOf(fuzzCase: FuzzCase, { problem }: Played): Promise<string | undefined> {
    let last = problem;
    for (let tries = 1; tries < MOST_TRIES && last?.includes(TRY_AGAIN) === true; tries++) {
      const connection = await Connection.open(this.#webhook);
      last = (await playCase(connection, fuzzCase)).problem;
      connection.destroy();
    }
    return last;
  }

  async #record(index: number, problem: string, cases: readonly FuzzCase[]): Promise<void> {
    const { seed } = this.#options;
    if (this.#problems.length >= MOST_PROBLEMS) return;
    const file = join(tmpdir(), `fuzz-gate-${seed}-${index}.json`);
    await caseFile.write(file, { seed, index, problem, cases });
    const kinds = cases.map(({ kind }) => kind).join(', then ');
    this.#note(`seed ${seed}, case ${index} (${kinds}; --replay ${file}): ${problem}`);
  }

  async #look(): Promise<void> {
    this.#note(await this.#watch.look(() => this.#lingering?.open() ?? 0));
    this.#judgeLingering();
  }

  /** Once their time is over, those that linger must be gone. */
  #judgeLingering(): void {
    const lingering = this.#lingering;
    if (lingering === undefined) return;
    this.#note(lingering.problem());
    if (lingering.age() < CUT_OFF_MS) return;
    const open = lingering.open();
    if (open > 0) this.#note(`${open} clients that never come to an end are not cut off`);
    this.#cutOff += lingering.count - open;
    lingering.stop();
    this.#lingering = undefined;
  }

  async #awaitCutOff(): Promise<void> {
    if (this.#lingering === undefined) return;
    await sleep(Math.max(0, CUT_OFF_MS - this.#lingering.age()));
    this.#judgeLingering();
  }
}
