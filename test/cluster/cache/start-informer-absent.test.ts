import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { InformerHarness } from './informer-harness.ts';
import { until } from '../until.ts';

const { PODS } = InformerHarness;
const pod = (name: string, more = {}) => ({ metadata: { namespace: 'apps', name, ...more } });

let harness: InformerHarness;
beforeEach(() => {
  harness = new InformerHarness();
});
afterEach(() => harness.stop());

describe('startInformer() of an optional resource', () => {
  test('is synced with nothing where an optional resource is absent, and picks it up when it comes', async () => {
    const informer = await harness.start({ optional: true });
    await informer.whenSynced();
    expect([
      informer.isAbsent(),
      informer.list(),
      harness.log.lines.map(({ level }) => level),
    ]).toEqual([true, [], ['info']]);
    harness.api.serve(PODS);
    harness.api.put(PODS, pod('a'));
    await harness.retry();
    await until(() => harness.seen.length === 1, 'the object');
    expect([informer.isAbsent(), harness.seen]).toEqual([false, ['add a']]);
  });

  test('forgets everything when an optional resource goes away', async () => {
    harness.api.serve(PODS);
    harness.api.put(PODS, pod('a'));
    const informer = await harness.startWatching({ optional: true });
    harness.api.unserve(PODS);
    await harness.retry();
    await harness.retry();
    await until(() => informer.isAbsent(), 'absence');
    expect(harness.seen).toEqual(['add a', 'delete a']);
  });

  test('a required resource that is absent is no reason to be synced', async () => {
    const informer = await harness.start();
    await until(() => harness.log.lines.length === 1, 'the warning');
    expect([informer.hasSynced(), String(harness.log.lines[0]?.fields['err'])]).toEqual([
      false,
      "Error: The API server does not have /api/v1/pods; install the CRD, and the operator's RBAC",
    ]);
  });

  test('forbidden means absent for an optional resource', async () => {
    harness.api.intercept = (_request, response) => {
      response
        .writeHead(403, { 'content-type': 'application/json' })
        .end(JSON.stringify({ code: 403, reason: 'Forbidden' }));
      return true;
    };
    const informer = await harness.start({ optional: true });
    await informer.whenSynced();
    expect(informer.isAbsent()).toBe(true);
  });

  test('uses the version that is served, and the better one once it is there', async () => {
    const [beta, alpha] = ['/apis/g/v1beta1/pools', '/apis/g/v1alpha1/pools'];
    harness.api.serve(alpha);
    harness.api.put(alpha, pod('a'));
    await harness.start({ paths: [beta, alpha], optional: true });
    await until(() => harness.api.watches(alpha) === 1, 'the watch of the old version');
    harness.api.serve(beta);
    harness.api.put(beta, pod('b'));
    harness.api.intercept = (request, response) => {
      if (request.path !== alpha || request.query['watch'] !== 'true') return false;
      response.writeHead(200).end();
      return true;
    };
    harness.api.disconnect(alpha);
    await harness.retry();
    await harness.retry();
    await until(() => harness.seen.length === 3, 'the list of the new version');
    expect(harness.seen).toEqual(['add a', 'add b', 'delete a']);
  });
});
