import { setTimeout as sleep } from 'node:timers/promises';
import { LEAST_RATE } from './least-rate.ts';
import { PhaseFigures } from './phase-figures.ts';
import type { SteadyLoad } from './steady-load.ts';

const WIDTHS = [2, 4, 8, 16, 32];
/** Less gain than this is none. */
const GAIN = 1.1;
/** So many numbers in a row without a gain end it: one may have met something else that the machine did. */
const DULL = 2;
/** What is held of what the machine can do, so that what is restarted finds a processor. */
const SHARE = 0.5;
/** What is held at least, so that pauses and late timers leave `LEAST_RATE`. */
const FLOOR = 1.2 * LEAST_RATE;

/** What was found. */
export interface FoundRate {
  /** The most requests a second that the API server answered. */
  readonly most: number;
  /** How many to hold. */
  readonly held: number;
  /** Of all requests that were sent for it. */
  readonly figures: PhaseFigures;
}

/**
 * Finds how many requests a second the API server answers, by sending more at once until that brings no more. More than `LEAST_RATE` is held,
 * also where it is more than was found: that it is too much will show.
 *
 * @param stepMs how long each number of requests at once is tried
 */
export async function findRate(load: SteadyLoad, stepMs: number): Promise<FoundRate> {
  const sum = new PhaseFigures();
  let most = 0;
  let dull = 0;
  for (const width of WIDTHS) {
    const begun = performance.now();
    load.start(Infinity, width);
    await sleep(stepMs);
    const figures = await load.stop();
    sum.merge(figures);
    const rate = Math.round((figures.handled * 1000) / (performance.now() - begun));
    dull = rate > most * GAIN ? 0 : dull + 1;
    most = Math.max(most, rate);
    if (dull === DULL) break;
  }
  return { most, held: Math.max(FLOOR, Math.round(most * SHARE)), figures: sum };
}
