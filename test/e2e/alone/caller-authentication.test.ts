import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { admissionConfiguration } from '../support/admission-configuration.ts';
import { apply } from '../support/apply.ts';
import { callFromPod } from '../support/call-from-pod.ts';
import { cluster } from '../support/cluster.ts';
import { ENVIRONMENT } from '../support/environment.ts';
import { eventually } from '../support/eventually.ts';
import { kubectl } from '../support/kubectl.ts';
import { must } from '../support/must.ts';
import { pod } from '../support/pod.ts';
import { podsOf } from '../support/pods-of.ts';
import { run } from '../support/run.ts';
import { withNamespace } from '../support/with-namespace.ts';

const operator = ENVIRONMENT.operatorNamespace;
const service = `base-image-webhook.${operator}.svc`;
// The API server is started again with a file of its own: only one that the suite's own command made.
const onLocalCluster = ENVIRONMENT.cluster.length > 0 ? describe : describe.skip;

async function restartApiServer(...flags: readonly string[]): Promise<void> {
  await cluster('stop', 'apiserver');
  await cluster('start', 'apiserver', ...flags);
  await eventually(
    () => kubectl(['get', '--raw', '/readyz']),
    ({ code }) => code === 0,
    { what: 'the API server' },
  );
}

async function upgrade(values: object): Promise<void> {
  const release = ['upgrade', 'base-image-operator', 'charts/base-image-operator', '-n', operator];
  const input = JSON.stringify(values);
  await must(run('helm', [...release, '--reuse-values', '-f', '-'], { input }));
}

async function untilRolledOut(): Promise<void> {
  const rollout = ['rollout', 'status', 'deployment/base-image-webhook', '-n', operator];
  await must(kubectl([...rollout, '--timeout=180s']));
}

/** The address of the pod that answers reviews, once those of before have ended: until then they answer too. */
async function addressOfWebhook(): Promise<string> {
  const [one] = await eventually(
    () => podsOf(operator, 'app.kubernetes.io/component=webhook'),
    (pods) => pods.length === 1,
    { what: 'one pod of the webhook' },
  );
  return one?.status.podIP ?? '';
}

onLocalCluster('with authentication of callers', () => {
  const namespace = withNamespace('callers');
  let folder: string;
  const user = (name: string) => `system:serviceaccount:${namespace}:${name}`;
  const token = async (account: string, audience: string) =>
    (
      await must(kubectl(['create', 'token', account, '-n', namespace, `--audience=${audience}`]))
    ).trim();
  /** What the API server says about a pod whose template does not exist: a warning where the webhook was asked. */
  const warned = async () => {
    const image = 'registry.example/none:1';
    const use = pod({ namespace, name: 'asks', slot: 'no-such-slot', image });
    return (await apply([use], ['--dry-run=server'])).stderr;
  };
  const WARNING = 'no-such-slot';

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'admission-'));
    for (const name of ['caller', 'scraper'])
      await must(kubectl(['create', 'serviceaccount', name, '-n', namespace]));
    await upgrade({
      webhook: { replicas: 1, authentication: { enabled: true, subjects: [user('caller')] } },
      metrics: { authentication: { enabled: true, subjects: [user('scraper')] } },
    });
    await untilRolledOut();
  });

  afterAll(async () => {
    const off = { authentication: { enabled: false, subjects: [] } };
    await upgrade({ webhook: { replicas: 2, ...off }, metrics: off });
    await restartApiServer();
    await untilRolledOut();
    rmSync(folder, { recursive: true });
  });

  test('an API server without a token asks in vain, one that was given a token is answered', async () => {
    await addressOfWebhook();
    expect(await warned()).not.toContain(WARNING);
    writeFileSync(join(folder, 'token'), await token('caller', service), { mode: 0o600 });
    const file = admissionConfiguration(folder, service);
    await restartApiServer(`--admission-control-config-file=${file}`);
    expect(await eventually(warned, (said) => said.includes(WARNING))).toContain(WARNING);
  });

  test('a pod is answered only where it has the same token; metrics have tokens of their own', async () => {
    const address = await addressOfWebhook();
    const metrics = `base-image-metrics.${operator}.svc`;
    const right = await token('caller', service);
    const review = (bearer?: string) => ({ url: `https://${service}/validate`, bearer });
    const scrape = (bearer?: string) => ({ url: `http://${address}:8080/metrics`, bearer });
    expect(
      await callFromPod(namespace, [
        review(),
        review('garbage'),
        review(await token('caller', metrics)),
        review(await token('scraper', service)),
        review(await token('caller', 'https://kubernetes.default.svc')),
        review(right),
        scrape(),
        scrape(right),
        scrape(await token('scraper', metrics)),
        { url: `http://${address}:8080/readyz` },
      ]),
    ).toEqual([
      expect.stringMatching(/^401 .*"expected a service account token/),
      expect.stringMatching(/^401 .*"the bearer token is no signed JSON Web Token"/),
      expect.stringMatching(/^401 .*"the token is for another audience"/),
      expect.stringMatching(/^401 .*"the subject of the token is not allowed to call"/),
      expect.stringMatching(/^401 .*"the token is for another audience"/),
      expect.stringMatching(/^200 .*"uid":"from-a-pod","allowed":true/),
      expect.stringMatching(/^401 .*"expected a service account token/),
      expect.stringMatching(/^401 .*"the token is for another audience"/),
      expect.stringMatching(/^200 .*vibed_callers_refused_total/),
      expect.stringMatching(/^200 .*\[\+\] callers/),
    ]);
  });
});
