import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { X509Certificate } from 'node:crypto';
import { issueAuthority } from '../../../src/certs/issue-authority.ts';
import { issueLeaf } from '../../../src/certs/issue-leaf.ts';
import { startAdmissionLoad } from '../support/admission-load.ts';
import { apply } from '../support/apply.ts';
import { ENVIRONMENT } from '../support/environment.ts';
import { failedCalls } from '../support/failed-calls.ts';
import { GATE_CONFIGURATION } from '../support/gate-configuration.ts';
import { kubectl } from '../support/kubectl.ts';
import { must } from '../support/must.ts';
import { nodeTemplate } from '../support/node-template.ts';
import { pod } from '../support/pod.ts';
import { RELEASE } from '../support/release.ts';
import { run } from '../support/run.ts';
import { untilSettled } from '../support/until-settled.ts';
import { WEBHOOK_PODS } from '../support/webhook-pods.ts';
import { withNamespace } from '../support/with-namespace.ts';

const namespace = withNamespace('certificate-modes');
const operator = ENVIRONMENT.operatorNamespace;
const bad = `${ENVIRONMENT.registry}/no-agent:1.0`;
const SECRET = 'e2e-existing-certificate';

let revision = 0;
beforeAll(async () => {
  revision = await RELEASE.revision();
  await must(apply([nodeTemplate(namespace, 'no-agent')]));
  await untilSettled(namespace, 'no-agent');
});
afterAll(async () => {
  await RELEASE.rollback(revision);
  await kubectl(['delete', 'secret', SECRET, '-n', operator, '--ignore-not-found']);
});

test('a webhook can leave the configuration: nothing of ours keeps it there', async () => {
  const outcome = await RELEASE.upgrade({ webhook: { sandboxClaims: { enabled: false } } });
  expect([outcome.code, outcome.stderr]).toEqual([0, expect.any(String)]);
  const names = Object.keys(await GATE_CONFIGURATION.bundles());
  expect(names).toContain('pods.images.vibed.dev');
  expect(names).not.toContain('sandboxclaims.images.vibed.dev');
  expect(await RELEASE.rollback(revision)).toMatchObject({ code: 0 });
  expect(Object.keys(await GATE_CONFIGURATION.bundles())).toContain(
    'sandboxclaims.images.vibed.dev',
  );
});

test("somebody else's certificate takes over from the controller's without a failed call, and the controller leaves it alone", async () => {
  const authority = await issueAuthority(Date.now());
  const leaf = await issueLeaf(authority, [`base-image-webhook.${operator}.svc`], Date.now());
  const data = { 'tls.crt': leaf.certificate, 'tls.key': leaf.privateKey };
  const metadata = { name: SECRET, namespace: operator };
  await must(
    apply([
      { apiVersion: 'v1', kind: 'Secret', metadata, type: 'kubernetes.io/tls', stringData: data },
    ]),
  );
  // While one takes over from the other, both are trusted.
  const [present = ''] = Object.values(await GATE_CONFIGURATION.bundles());
  const both = authority.certificate + present;
  const certificates = { mode: 'ExistingSecret', secretName: SECRET, caBundle: both };
  const before = await failedCalls();
  const load = startAdmissionLoad([pod({ namespace, name: 'bad', slot: 'no-agent', image: bad })]);
  const outcome = await RELEASE.upgrade({ webhook: { certificates } });
  const [rejected] = await load.stop();
  expect([outcome.code, outcome.stderr]).toEqual([0, expect.any(String)]);
  expect([await failedCalls(), rejected?.admitted]).toEqual([before, 0]);
  await WEBHOOK_PODS.until(true);
  const ends = new X509Certificate(leaf.certificate).validToDate.getTime() / 1_000;
  expect(await WEBHOOK_PODS.expiries()).toEqual([ends, ends]);
  // Longer than the controller takes from one look to the next.
  await sleep(12_000);
  expect([...new Set(Object.values(await GATE_CONFIGURATION.bundles()))]).toEqual([both]);
  const may = (verb: string, what: string) =>
    kubectl([
      ...['auth', 'can-i', verb, what, '-n', operator],
      `--as=system:serviceaccount:${operator}:base-image-controller`,
    ]);
  const answers = await Promise.all([
    may('create', 'secrets'),
    may('patch', 'secrets/base-image-webhook-tls'),
    may('patch', 'validatingwebhookconfigurations/base-image-webhook'),
  ]);
  expect(answers.map(({ stdout }) => stdout.trim())).toEqual(['no', 'no', 'no']);
});

/** The local cluster is built from Go modules; so are the definitions of cert-manager. Clusters of others may run it for real. */
const local = ENVIRONMENT.cluster.length > 0 ? describe : describe.skip;

local('cert-manager', () => {
  const MODULE = 'github.com/cert-manager/cert-manager@v1.21.2';
  let crds: string[] = [];
  beforeAll(async () => {
    const { Dir } = JSON.parse(await must(run('go', ['mod', 'download', '-json', MODULE]))) as {
      Dir: string;
    };
    crds = ['certificates', 'issuers'].flatMap((name) => [
      '-f',
      `${Dir}/deploy/crds/cert-manager.io_${name}.yaml`,
    ]);
    await must(kubectl(['apply', '--server-side', ...crds]));
    await must(kubectl(['wait', '--for=condition=Established', ...crds, '--timeout=180s']));
  });
  afterAll(() => kubectl(['delete', ...crds]));

  test.each([
    { reason: 'with an authority of its own', issuerRef: {} },
    { reason: 'with an issuer that is there', issuerRef: { name: 'vault', kind: 'ClusterIssuer' } },
  ])('knows every field of what the chart asks of it, $reason', async ({ issuerRef }) => {
    const rendered = await must(
      run(
        'helm',
        [
          'template',
          '--kube-version',
          '1.36.3',
          'x',
          'charts/base-image-operator',
          '-n',
          operator,
        ].concat(['-s', 'templates/webhook/certificates.yaml', '-f', '-']),
        {
          input: JSON.stringify({ webhook: { certificates: { mode: 'CertManager', issuerRef } } }),
        },
      ),
    );
    const flags = ['--server-side', '--dry-run=server', '--validate=strict'];
    expect(await kubectl(['apply', ...flags, '-f', '-'], rendered)).toMatchObject({
      code: 0,
      stderr: '',
    });
  });
});
