import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createKubeClient } from '../../src/cluster/client/create-kube-client.ts';
import type { KubeClient } from '../../src/cluster/client/kube-client.ts';
import { LeaderElector } from '../../src/cluster/leader-elector.ts';
import type { FakeTimers } from '../workqueue/fake-timers.ts';
import { createFakeTimers } from '../workqueue/fake-timers.ts';
import { FakeKubeApi } from './fake-kube-api.ts';
import { silentLog } from './silent-log.ts';
import { until } from './until.ts';

const LEASES = '/apis/coordination.k8s.io/v1/leases';
const KEY = 'system/controller';

let api: FakeKubeApi;
let client: KubeClient;
beforeEach(async () => {
  api = new FakeKubeApi();
  api.serve(LEASES);
  client = createKubeClient(await api.start(), { userAgent: 'test' });
});
afterEach(async () => {
  await client.close();
  await api.stop();
});

const spec = () => api.get(LEASES, KEY)?.['spec'] as Record<string, unknown> | undefined;

/** A candidate with a clock of its own. */
function candidate(identity: string, timers: FakeTimers = createFakeTimers(1_000_000)) {
  const stop = new AbortController();
  const elector = new LeaderElector({
    client,
    timers,
    log: silentLog(),
    namespace: 'system',
    name: 'controller',
    identity,
  });
  let led = 0;
  let ended = false;
  const result = elector.run(stop.signal, async (leading) => {
    led += 1;
    if (!leading.aborted)
      await new Promise((resolve) => leading.addEventListener('abort', resolve));
    ended = true;
  });
  const asleep = () => until(() => timers.next() === 2_000, `${identity} to sleep`);
  /** Lets the next attempt happen and waits until the elector sleeps again. */
  const tick = async (ms = 2_000) => {
    await asleep();
    const before = api.requests.length;
    timers.advance(ms);
    await until(() => api.requests.length > before, `${identity} to ask`);
    await asleep();
  };
  return { elector, timers, stop, result, tick, asleep, led: () => led, ended: () => ended };
}

describe('LeaderElector', () => {
  test('creates the Lease, leads, renews, and gives it up at the end', async () => {
    const a = candidate('a');
    await until(() => a.led() === 1, 'leadership');
    const created = spec();
    await a.tick();
    const renewed = spec();
    a.stop.abort();
    expect([
      created,
      renewed,
      await a.result,
      spec()?.['holderIdentity'],
      a.ended(),
      a.elector.isLeader(),
    ]).toEqual([
      {
        holderIdentity: 'a',
        leaseDurationSeconds: 15,
        acquireTime: '1970-01-01T00:16:40.000000Z',
        renewTime: '1970-01-01T00:16:40.000000Z',
        leaseTransitions: 0,
      },
      {
        holderIdentity: 'a',
        leaseDurationSeconds: 15,
        acquireTime: '1970-01-01T00:16:40.000000Z',
        renewTime: '1970-01-01T00:16:42.000000Z',
        leaseTransitions: 0,
      },
      'released',
      '',
      true,
      false,
    ]);
  });

  test('a second candidate waits while the first renews, and follows at once when it gives up', async () => {
    const a = candidate('a');
    await until(() => a.led() === 1, 'leadership of a');
    const b = candidate('b');
    for (let n = 0; n < 10; n += 1) {
      await a.tick();
      await b.tick();
    }
    expect(b.led()).toBe(0);
    a.stop.abort();
    await a.result;
    await b.asleep();
    b.timers.advance(2_000);
    await until(() => b.led() === 1, 'leadership of b');
    expect([spec()?.['holderIdentity'], spec()?.['leaseTransitions']]).toEqual(['b', 1]);
    b.stop.abort();
    await b.result;
  });

  test('takes over a dead holder after the whole lease by its own clock, however wrong the times in the Lease are', async () => {
    api.put(LEASES, {
      metadata: { namespace: 'system', name: 'controller' },
      spec: {
        holderIdentity: 'dead',
        leaseDurationSeconds: 15,
        renewTime: '2001-01-01T00:00:00.000000Z',
      },
    });
    const a = candidate('a');
    await a.tick(14_000);
    expect(a.led()).toBe(0);
    a.timers.advance(2_000);
    await until(() => a.led() === 1, 'leadership');
    a.stop.abort();
    expect(await a.result).toBe('released');
  });

  test('two candidates that find a dead holder at the same time: one gets the conflict', async () => {
    api.put(LEASES, {
      metadata: { namespace: 'system', name: 'controller' },
      spec: { holderIdentity: '' },
    });
    const [a, b] = [candidate('a'), candidate('b')];
    await until(() => a.led() + b.led() === 1, 'a leader');
    await until(() => a.timers.pending() === 1 && b.timers.pending() === 1, 'both to sleep');
    expect(a.led() + b.led()).toBe(1);
    a.stop.abort();
    b.stop.abort();
    await Promise.all([a.result, b.result]);
  });

  test('stops leading when the Lease cannot be renewed for ten seconds', async () => {
    const a = candidate('a');
    await until(() => a.led() === 1, 'leadership');
    api.intercept = (_request, response) => {
      response.writeHead(500).end();
      return true;
    };
    for (let n = 0; n < 4; n += 1) await a.tick();
    await a.asleep();
    expect(a.ended()).toBe(false);
    a.timers.advance(2_000);
    expect([await a.result, a.ended(), a.elector.isLeader()]).toEqual(['lost', true, false]);
  });

  test('a request that hangs does not outlive the Lease', async () => {
    const a = candidate('a');
    await until(() => a.led() === 1, 'leadership');
    api.intercept = () => true;
    await a.asleep();
    const before = api.requests.length;
    a.timers.advance(2_000);
    await until(() => api.requests.length > before, 'the request');
    a.timers.advance(8_000);
    expect(await a.result).toBe('lost');
  });

  test('stops leading at once when another holds the Lease', async () => {
    const a = candidate('a');
    await until(() => a.led() === 1, 'leadership');
    api.put(LEASES, {
      metadata: { namespace: 'system', name: 'controller' },
      spec: { holderIdentity: 'b', leaseDurationSeconds: 15 },
    });
    await a.asleep();
    a.timers.advance(2_000);
    expect([await a.result, spec()?.['holderIdentity']]).toEqual(['lost', 'b']);
  });

  test('gives up the Lease when the work of the leader fails', async () => {
    const stop = new AbortController();
    const options = { client, timers: createFakeTimers(), log: silentLog(), namespace: 'system' };
    const elector = new LeaderElector({ ...options, name: 'controller', identity: 'a' });
    const failing = () => Promise.reject(new Error('boom'));
    await expect(elector.run(stop.signal, failing)).rejects.toThrow('boom');
    expect([elector.isLeader(), spec()?.['holderIdentity']]).toEqual([false, '']);
  });

  test('never writes without the resource version that it read', async () => {
    const a = candidate('a');
    await until(() => a.led() === 1, 'leadership');
    await a.tick();
    a.stop.abort();
    await a.result;
    const versions = api.requests
      .filter(({ method }) => method === 'PUT')
      .map(
        ({ body }) =>
          typeof (body as { metadata: { resourceVersion?: string } }).metadata.resourceVersion,
      );
    expect(versions).toEqual(['string', 'string']);
  });
});
