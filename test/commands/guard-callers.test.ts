import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { createKubeClient } from '../../src/cluster/client/create-kube-client.ts';
import type { KubeClient } from '../../src/cluster/client/kube-client.ts';
import { guardCallers } from '../../src/commands/guard-callers.ts';
import { loadConfig } from '../../src/config/load-config.ts';
import { createMetrics } from '../../src/metrics/create-metrics.ts';
import { claims, published, sign, signingKey } from '../authn/test-issuer.ts';
import type { SigningKey } from '../authn/test-issuer.ts';
import { FakeKubeApi } from '../cluster/fake-kube-api.ts';
import { silentLog } from '../cluster/silent-log.ts';

let api: FakeKubeApi;
let client: KubeClient;
let key: SigningKey;
let allowed: boolean;

beforeEach(async () => {
  allowed = true;
  key = await signingKey('one');
  api = new FakeKubeApi();
  client = createKubeClient(await api.start(), { userAgent: 'base-image-operator/test' });
  const { configuration, keys } = published([key]);
  api.intercept = ({ path }, response) => {
    if (!allowed) response.writeHead(403);
    response.end(JSON.stringify(path.endsWith('jwks') ? keys : configuration));
    return true;
  };
});

afterEach(async () => {
  await client.close();
  await api.stop();
});

const guards = (...argv: string[]) =>
  guardCallers(client, loadConfig('webhook', argv, { POD_NAMESPACE: 'gate' }), {
    log: silentLog(),
    metrics: createMetrics(),
    signal: new AbortController().signal,
  });
const token = async (aud: string, sub: string) => {
  const now = Math.floor(client.serverNow() / 1_000);
  return `Bearer ${await sign(key, claims({ aud, sub, nbf: now, exp: now + 600 }))}`;
};

describe('guardCallers()', () => {
  test('asks nothing of anybody by default, not even of the API server', async () => {
    const made = await guards();
    expect([made.webhook, made.metrics, made.problem()]).toEqual([undefined, undefined, undefined]);
    expect(api.requests).toEqual([]);
  });

  test('guards each endpoint by an audience and subjects of its own', async () => {
    const { webhook, metrics } = await guards(
      '--webhook-authentication=true',
      '--webhook-subjects=system:serviceaccount:kube-system:caller',
      '--metrics-authentication=true',
      '--metrics-subjects=system:serviceaccount:monitoring:prometheus',
    );
    const caller = await token(
      'base-image-webhook.gate.svc',
      'system:serviceaccount:kube-system:caller',
    );
    const scraper = await token(
      'base-image-metrics.gate.svc',
      'system:serviceaccount:monitoring:prometheus',
    );
    const audience = { code: 401, message: 'the token is for another audience' };
    expect(await webhook?.(caller)).toBeUndefined();
    expect(await metrics?.(scraper)).toBeUndefined();
    expect(await webhook?.(scraper)).toEqual(audience);
    expect(await metrics?.(caller)).toEqual(audience);
    // A caller that is known is not waited for.
    expect(webhook?.(caller)).toBeUndefined();
    expect(api.requests).toHaveLength(2);
  });

  test('takes an audience that is given', async () => {
    const { webhook } = await guards(
      '--webhook-authentication=true',
      '--webhook-subjects=a',
      '--webhook-audience=gate',
    );
    expect(await webhook?.(await token('gate', 'a'))).toBeUndefined();
  });

  test('says that it cannot tell callers until the keys can be read, and reads them when they can', async () => {
    allowed = false;
    const { webhook, problem } = await guards(
      '--webhook-authentication=true',
      '--webhook-subjects=a',
    );
    expect(await webhook?.(await token('x', 'a'))).toMatchObject({ code: 503 });
    expect(problem()).toBe('the keys of the cluster were not read yet');
    allowed = true;
    for (let n = 0; n < 200 && problem() !== undefined; n += 1) await sleep(25);
    expect(problem()).toBeUndefined();
  });
});
