import { describe, expect, test } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ApiAnswer, KubeApi } from '../../e2e/support/kube-api.ts';
import { SteadyLoad } from './steady-load.ts';

const POD = {
  kind: 'pod of none',
  fate: 'Unasked',
  entry: 'pods.images.vibed.dev',
  path: '/',
  body: {},
} as const;
const DEPLOYMENT = { ...POD, kind: 'Deployment of none', path: '/deployments' } as const;

/** An API server that answers after a while, and counts how many requests are open. */
function api(answer: () => Promise<unknown>) {
  const seen = { most: 0, open: 0, paths: [] as string[] };
  const send: KubeApi['send'] = async (_, path) => {
    seen.open += 1;
    seen.paths.push(path);
    seen.most = Math.max(seen.most, seen.open);
    try {
      await answer();
      return { code: 201, warning: '', body: {} } satisfies ApiAnswer;
    } finally {
      seen.open -= 1;
    }
  };
  return { seen, load: new SteadyLoad({ send, close: () => undefined }, [POD, DEPLOYMENT], 4) };
}

describe('SteadyLoad', () => {
  test('sends no more than the rate, each request of a round in its turn', async () => {
    const { seen, load } = api(() => sleep(1));
    load.start(100);
    await sleep(300);
    const figures = await load.stop();
    expect(figures.verdicts.Admitted).toBe(seen.paths.length);
    expect(seen.paths.length).toBeGreaterThan(5);
    expect(seen.paths.length).toBeLessThanOrEqual(40);
    expect(seen.paths.slice(0, 4)).toEqual(['/', '/deployments', '/', '/deployments']);
  });

  test('has no more open than there are connections, and waits for all at its end', async () => {
    const { seen, load } = api(() => sleep(30));
    load.start(Infinity);
    await sleep(200);
    await load.stop();
    expect(seen.most).toBe(4);
    expect(seen.open).toBe(0);
  });

  test('counts what was not answered, and asks an API server that is away ten times a second at most', async () => {
    const { seen, load } = api(() => Promise.reject(new Error('connect ECONNREFUSED')));
    load.start(1_000);
    await sleep(350);
    const { unanswered, times } = await load.stop();
    expect([unanswered, times.length]).toEqual([seen.paths.length, 0]);
    // Each time as many as were due in a turn of the timer.
    expect(unanswered).toBeLessThanOrEqual(4 * 5);
  });

  test('begins a phase with no figures of the last one', async () => {
    const { load } = api(() => sleep(1));
    load.start(500);
    await sleep(50);
    const first = await load.stop();
    load.start(0);
    await load.stop();
    expect([first.requests > 0, load.figures.requests]).toEqual([true, 0]);
  });
});
