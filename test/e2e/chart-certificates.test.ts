import { describe, expect, test } from '@jest/globals';
import { parseAllDocuments } from 'yaml';
import { must } from './support/must.ts';
import { run } from './support/run.ts';

const OPERATOR = 'charts/base-image-operator';
const NAME = 'base-image-webhook.gate-system.svc';
const PEM = '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n';
const CONFIGURATIONS = 'validatingwebhookconfigurations';

interface Rule {
  readonly resources: readonly string[];
  readonly resourceNames?: readonly string[];
  readonly verbs: readonly string[];
}

interface Rendered {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly annotations?: Record<string, string>;
  };
  readonly rules?: readonly Rule[];
  readonly webhooks?: readonly { readonly clientConfig: { readonly caBundle?: string } }[];
  readonly spec?: Record<string, unknown> & {
    readonly template?: {
      readonly spec: {
        readonly containers: readonly { readonly args: readonly string[] }[];
        readonly volumes?: readonly { readonly secret?: { readonly secretName: string } }[];
      };
    };
  };
}

/** What of a rendered release is about certificates. */
function certificatesOf(text: string) {
  const objects = parseAllDocuments(text).flatMap(
    (document) => (document.toJS() as Rendered | null) ?? [],
  );
  const of = (kind: string, name: string) =>
    objects.filter((object) => object.kind === kind && object.metadata.name === name);
  const rulesOf = (component: string, resource: string) =>
    ['ClusterRole', 'Role']
      .flatMap((kind) => of(kind, `base-image-${component}`))
      .flatMap(({ rules = [] }) => rules.filter(({ resources }) => resources.includes(resource)))
      .map(({ resourceNames, verbs }) => `${(resourceNames ?? ['*']).join()}: ${verbs.join()}`);
  const [configuration] = of('ValidatingWebhookConfiguration', 'base-image-webhook');
  const podOf = (component: string) =>
    of('Deployment', `base-image-${component}`)[0]?.spec?.template?.spec;
  return {
    bundles: [
      ...new Set(configuration?.webhooks?.map(({ clientConfig }) => clientConfig.caBundle)),
    ],
    annotations: configuration?.metadata.annotations,
    mounted: podOf('webhook')?.volumes?.map(({ secret }) => secret?.secretName),
    flag: podOf('controller')?.containers[0]?.args.filter((arg) => arg.includes('certificates')),
    secrets: rulesOf('controller', 'secrets'),
    writes: rulesOf('controller', CONFIGURATIONS),
    reads: rulesOf('webhook', CONFIGURATIONS),
    made: objects.filter(({ apiVersion }) => apiVersion.startsWith('cert-manager.io/')),
  };
}

/** Where the controller keeps its hands off. */
const EXTERNAL = {
  flag: ['--certificates=External'],
  secrets: ['*: get,watch'],
  writes: [],
  reads: ['base-image-webhook: get,list,watch'],
};

describe.each(['helm', 'helm3'])('%s', (helm) => {
  const template = (certificates: object | null) =>
    run(
      helm,
      ['template', '--kube-version', '1.36.3', 'x', OPERATOR, '-n', 'gate-system', '-f', '-'],
      { input: JSON.stringify({ webhook: { certificates } }) },
    );
  const rendered = async (certificates: object | null) =>
    certificatesOf(await must(template(certificates)));

  test.each([
    { reason: 'by default', values: {} },
    // `helm upgrade --reuse-values` from a release of before has no such value at all.
    { reason: 'where values of an earlier release say nothing', values: null },
  ])('leaves all to the controller $reason', async ({ values }) => {
    expect(await rendered(values)).toEqual({
      bundles: [undefined],
      annotations: undefined,
      mounted: ['base-image-webhook-tls'],
      flag: [],
      secrets: [
        '*: get,watch',
        '*: create',
        'base-image-webhook-ca,base-image-webhook-tls: get,patch,delete',
      ],
      writes: ['base-image-webhook: get,list,watch,patch'],
      reads: ['base-image-webhook: get,list,watch'],
      made: [],
    });
  });

  test('leaves all to cert-manager, with an authority of its own', async () => {
    const { made, ...rest } = await rendered({ mode: 'CertManager' });
    expect(rest).toEqual({
      ...EXTERNAL,
      bundles: [undefined],
      annotations: { 'cert-manager.io/inject-ca-from': 'gate-system/base-image-webhook' },
      mounted: ['base-image-webhook-cert'],
    });
    const specs = made.map(({ kind, metadata, spec }) => [`${kind} ${metadata.name}`, spec]);
    const key = { algorithm: 'ECDSA', size: 256, encoding: 'PKCS8' };
    const issuerRef = (name: string) => ({ name, kind: 'Issuer', group: 'cert-manager.io' });
    expect(Object.fromEntries(specs)).toEqual({
      'Issuer base-image-webhook-selfsigned': { selfSigned: {} },
      'Certificate base-image-webhook-ca': {
        isCA: true,
        commonName: 'base-image-webhook-ca',
        secretName: 'base-image-webhook-root',
        duration: '17520h',
        renewBefore: '5840h',
        // Where one authority alone is injected, it verifies what the one before signed, by the same key.
        privateKey: { ...key, rotationPolicy: 'Never' },
        usages: ['cert sign', 'crl sign'],
        issuerRef: issuerRef('base-image-webhook-selfsigned'),
      },
      'Issuer base-image-webhook-ca': { ca: { secretName: 'base-image-webhook-root' } },
      'Certificate base-image-webhook': {
        dnsNames: [NAME],
        secretName: 'base-image-webhook-cert',
        duration: '2160h',
        renewBefore: '720h',
        privateKey: { ...key, rotationPolicy: 'Always' },
        usages: ['digital signature', 'server auth'],
        issuerRef: issuerRef('base-image-webhook-ca'),
      },
    });
  });

  test('leaves all to cert-manager, with an issuer that is there', async () => {
    const issuerRef = { name: 'vault', kind: 'ClusterIssuer', group: 'cert-manager.io' };
    const { made } = await rendered({ mode: 'CertManager', issuerRef });
    expect(made.map(({ kind, metadata }) => `${kind} ${metadata.name}`)).toEqual([
      'Certificate base-image-webhook',
    ]);
    expect(made[0]?.spec?.['issuerRef']).toEqual(issuerRef);
  });

  test('takes a Secret and its authorities', async () => {
    const values = { mode: 'ExistingSecret', secretName: 'mine', caBundle: PEM };
    expect(await rendered(values)).toEqual({
      ...EXTERNAL,
      bundles: [Buffer.from(PEM).toString('base64')],
      annotations: undefined,
      mounted: ['mine'],
      made: [],
    });
  });

  test('takes a Secret and the mark of who injects its authorities', async () => {
    const configurationAnnotations = { 'service.beta.openshift.io/inject-cabundle': 'true' };
    const values = { mode: 'ExistingSecret', secretName: 'mine', configurationAnnotations };
    expect(await rendered(values)).toMatchObject({
      ...EXTERNAL,
      bundles: [undefined],
      annotations: configurationAnnotations,
      mounted: ['mine'],
    });
  });

  test.each([
    { reason: 'a mode that does not exist', values: { mode: 'None' }, says: /mode/ },
    {
      reason: 'a Secret without a name',
      values: { mode: 'ExistingSecret', caBundle: PEM },
      says: /secretName/,
    },
    {
      reason: 'a Secret that nobody says how to verify',
      values: { mode: 'ExistingSecret', secretName: 'mine' },
      says: /caBundle[\s\S]*configurationAnnotations|configurationAnnotations[\s\S]*caBundle/,
    },
    {
      reason: 'authorities that are no PEM',
      values: { mode: 'ExistingSecret', secretName: 'mine', caBundle: 'LS0tLS1CRUdJTi' },
      says: /caBundle/,
    },
  ])('refuses $reason', async ({ values, says }) => {
    const outcome = await template(values);
    expect([outcome.code === 0, outcome.stderr]).toEqual([false, expect.stringMatching(says)]);
  });
});
