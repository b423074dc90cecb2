import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createKubeClient } from '../../src/cluster/client/create-kube-client.ts';
import type { SecretClient } from '../../src/cluster/create-secrets.ts';
import { createSecrets } from '../../src/cluster/create-secrets.ts';
import type { KubeClient } from '../../src/cluster/client/kube-client.ts';
import type { FakeTimers } from '../workqueue/fake-timers.ts';
import { createFakeTimers } from '../workqueue/fake-timers.ts';
import { FakeKubeApi } from './fake-kube-api.ts';
import { silentLog } from './silent-log.ts';
import { until } from './until.ts';

const SECRETS = '/api/v1/secrets';
const secret = (name: string, value = 'eA==') => ({
  metadata: { namespace: 'apps', name },
  data: { x: value },
});

let api: FakeKubeApi;
let client: KubeClient;
let timers: FakeTimers;
let secrets: SecretClient;
let changed: string[];
beforeEach(async () => {
  api = new FakeKubeApi();
  api.serve(SECRETS);
  client = createKubeClient(await api.start(), { userAgent: 'test' });
  timers = createFakeTimers();
  changed = [];
  const onChanged = (namespace: string, name: string) => void changed.push(`${namespace}/${name}`);
  secrets = createSecrets({ client, timers, log: silentLog(), onChanged });
});
afterEach(async () => {
  secrets.stop();
  await client.close();
  await api.stop();
});

describe('createSecrets()', () => {
  test('reads a Secret by its name', async () => {
    api.put(SECRETS, secret('a'));
    expect([(await secrets.get('apps', 'a'))?.data, await secrets.get('apps', 'b')]).toEqual([
      { x: 'eA==' },
      undefined,
    ]);
  });

  test('never lists, and watches by name', async () => {
    api.put(SECRETS, secret('a'));
    secrets.watch(new Set(['apps/a']));
    await until(() => api.watches(SECRETS) === 1, 'the watch');
    expect(api.requests.map(({ path, query }) => [path, query['fieldSelector']])).toEqual([
      ['/api/v1/namespaces/apps/secrets/a', undefined],
      ['/api/v1/namespaces/apps/secrets', 'metadata.name=a'],
    ]);
  });

  test('what was there is no change; a new version, a deletion and a creation are', async () => {
    api.put(SECRETS, secret('a'));
    secrets.watch(new Set(['apps/a']));
    await until(() => api.watches(SECRETS) === 1, 'the watch');
    api.put(SECRETS, secret('a', 'eQ=='));
    await until(() => changed.length === 1, 'the change');
    api.remove(SECRETS, 'apps/a');
    await until(() => changed.length === 2, 'the deletion');
    api.put(SECRETS, secret('a'));
    await until(() => changed.length === 3, 'the creation');
    expect(changed).toEqual(['apps/a', 'apps/a', 'apps/a']);
  });

  test('hears of a change that happened while the watch was down', async () => {
    api.put(SECRETS, secret('a'));
    secrets.watch(new Set(['apps/a']));
    await until(() => api.watches(SECRETS) === 1, 'the watch');
    api.disconnect(SECRETS);
    await until(() => timers.pending() === 1, 'the backoff');
    api.put(SECRETS, secret('a', 'eQ=='));
    timers.advance(60_000);
    await until(() => changed.length > 0, 'the change');
    expect(changed[0]).toBe('apps/a');
  });

  test('stops watching what no template refers to any more, and keeps the rest', async () => {
    secrets.watch(new Set(['apps/a', 'apps/b']));
    await until(() => api.watches(SECRETS) === 2, 'both watches');
    secrets.watch(new Set(['apps/b']));
    await until(() => api.watches(SECRETS) === 1, 'one watch');
    secrets.watch(new Set(['apps/b', 'apps/c']));
    await until(() => api.watches(SECRETS) === 2, 'the new watch');
    expect(
      api.requests.filter(({ query }) => query['fieldSelector'] === 'metadata.name=b'),
    ).toHaveLength(1);
  });
});
