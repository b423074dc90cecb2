import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import type { KubeApi } from '../../e2e/support/kube-api.ts';
import type { Disturbance } from './disturbances/disturbance.ts';
import { makeRequests } from './make-requests.ts';
import { runGateSoak } from './run-gate-soak.ts';

const DENIED = {
  pods: "denied: ValidatingAdmissionPolicy 'base-image-backstop' with binding 'b' denied request: no",
  deployments: 'admission webhook "workloads.images.vibed.dev" denied the request: no',
};

/** An API server with a gate, its policy and its webhook; each may be out of order. */
class Cluster implements KubeApi {
  policy = true;
  webhook = true;
  /** What it forgets to count. */
  uncounted = 0;
  since = 1;
  counts = { 'pods.images.vibed.dev': 0, 'workloads.images.vibed.dev': 0 };

  async send(_: string, path: string, body?: object) {
    await sleep(1);
    const isPod = path.includes('/pods');
    const text = JSON.stringify(body);
    const slot = /"vibed.dev\/template":"([a-z]+)"/.exec(text)?.[1];
    const refused = slot === 'invalid' || slot === 'closed' || slot === 'unknown';
    const deny = (message: string) => ({ code: 403, warning: '', body: { message } });
    if (isPod && refused && this.policy) return deny(DENIED.pods);
    if (slot === undefined) return { code: 201, warning: '', body: {} };
    if (!this.webhook) {
      const entry = isPod ? 'pods.images.vibed.dev' : 'workloads.images.vibed.dev';
      if (this.uncounted > 0) this.uncounted -= 1;
      else this.counts[entry] += 1;
      return { code: 201, warning: '', body: {} };
    }
    if (refused) return deny(DENIED.deployments);
    return { code: 201, warning: '299 - "BaseImageTemplate \\"x\\""', body: {} };
  }

  close(): void {
    // It holds nothing.
  }
}

function disturbance(mayFailOpen: boolean, disturb: Disturbance['disturb']): Disturbance {
  return { name: 'a disturbance', mayFailOpen, isLocal: false, disturb };
}

/** What was printed, one object a line, and the exit code. A busy machine may be slow: no rate must be held. */
async function soak(cluster: Cluster, ...disturbances: Disturbance[]) {
  return soakHolding(0, cluster, disturbances);
}

async function soakHolding(leastRate: number, cluster: Cluster, disturbances: Disturbance[]) {
  const lines: Record<string, unknown>[] = [];
  jest.spyOn(console, 'log').mockImplementation((line: string) => {
    lines.push(JSON.parse(line) as Record<string, unknown>);
  });
  const code = await runGateSoak({
    api: cluster,
    requests: makeRequests('soak'),
    connections: 8,
    disturbances,
    untilMs: 0,
    settledMs: 60,
    stepMs: 60,
    leastRate,
    readFailOpen: () =>
      Promise.resolve({ since: cluster.since, counts: structuredClone(cluster.counts) }),
  });
  return { code, lines, of: (phase: string) => lines.find((line) => line['phase'] === phase) };
}

beforeEach(() => {
  jest.spyOn(console, 'error').mockImplementation(() => undefined);
});
afterEach(() => {
  jest.restoreAllMocks();
});

describe('runGateSoak()', () => {
  test('a gate that holds passes, and each phase is printed', async () => {
    const { code, lines, of } = await soak(
      new Cluster(),
      disturbance(false, () => sleep(60)),
    );
    expect(lines.map(({ phase }) => phase)).toEqual([
      'finding the rate',
      'settled',
      'a disturbance',
      'settled',
      'total',
    ]);
    expect([code, of('total')]).toEqual([
      0,
      expect.objectContaining({ failOpen: 0, problems: [] }),
    ]);
  });

  test('a rate that is not held fails', async () => {
    const none = disturbance(false, () => sleep(60));
    const { code, of } = await soakHolding(Infinity, new Cluster(), [none]);
    expect([code, of('total')?.['problems']]).toEqual([1, [expect.stringContaining('a second')]]);
  });

  test('an outage in which all that is admitted unjudged is counted passes', async () => {
    const cluster = new Cluster();
    const outage = disturbance(true, async () => {
      cluster.webhook = false;
      await sleep(100);
      cluster.webhook = true;
    });
    const { code, of } = await soak(cluster, outage);
    const { failOpen, failOpenByMetric, problems } = of('a disturbance') ?? {};
    expect([code, problems, failOpen]).toEqual([0, [], failOpenByMetric]);
    expect(failOpen).toBeGreaterThan(0);
  });

  test('a restart of the API server under an outage loses only what could not be read', async () => {
    const cluster = new Cluster();
    const restart = disturbance(true, async ({ whileStopping }) => {
      cluster.webhook = false;
      await sleep(60);
      await whileStopping(() => sleep(60));
      cluster.counts = { 'pods.images.vibed.dev': 0, 'workloads.images.vibed.dev': 0 };
      cluster.since = 2;
      await sleep(60);
      cluster.webhook = true;
    });
    const { code, of } = await soak(cluster, restart);
    expect([code, of('a disturbance')?.['problems']]).toEqual([0, []]);
  });

  test('a disturbance may wait until the policy refuses by itself what the webhook refuses too', async () => {
    const cluster = new Cluster();
    let waited = false;
    const blind = disturbance(false, async ({ untilHeld }) => {
      cluster.policy = false;
      setTimeout(() => (cluster.policy = waited = true), 150);
      await untilHeld();
      expect(waited).toBe(true);
    });
    const { code, of } = await soak(cluster, blind);
    expect([code, of('a disturbance')?.['problems']]).toEqual([0, []]);
  });

  test.each<{ reason: string; does: (cluster: Cluster) => void; mayFailOpen: boolean }>([
    {
      reason: 'a pod that is recorded as rejected is admitted',
      does: (cluster) => (cluster.policy = cluster.webhook = false),
      mayFailOpen: true,
    },
    {
      reason: 'something is admitted unjudged where nothing may be',
      does: (cluster) => (cluster.webhook = false),
      mayFailOpen: false,
    },
    {
      reason: 'the metric misses one',
      does: (cluster) => {
        cluster.webhook = false;
        cluster.uncounted = 1;
      },
      mayFailOpen: true,
    },
    {
      reason: 'the metric has one more',
      does: (cluster) => (cluster.counts['pods.images.vibed.dev'] += 1),
      mayFailOpen: true,
    },
  ])('fails where $reason', async ({ does, mayFailOpen }) => {
    const cluster = new Cluster();
    const wrong = disturbance(mayFailOpen, async () => {
      does(cluster);
      await sleep(100);
      cluster.policy = cluster.webhook = true;
    });
    const { code, of } = await soak(cluster, wrong);
    expect([code, of('a disturbance')?.['problems']]).toEqual([1, [expect.any(String)]]);
    expect(of('total')?.['problems']).toHaveLength(1);
  });
});
