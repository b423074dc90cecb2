import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { parseAllDocuments, stringify } from 'yaml';

interface Webhook {
  readonly name: string;
  readonly failurePolicy: string;
  readonly clientConfig: { readonly service: { readonly path: string } };
  readonly rules: readonly { readonly apiGroups: string[]; readonly resources: string[] }[];
  readonly matchConditions: readonly { readonly name: string; readonly expression: string }[];
}

interface Rendered {
  readonly kind: string;
  readonly webhooks?: readonly Webhook[];
}

const configuration = parseAllDocuments(readFileSync('manifests/webhook.yaml', 'utf8'))
  .map((document) => document.toJS() as Rendered)
  .find(({ kind }) => kind === 'ValidatingWebhookConfiguration');
const text = stringify(configuration);
const webhooks = configuration?.webhooks ?? [];

describe('the webhook configuration', () => {
  test('calls the paths that the server has', () => {
    expect(
      webhooks.map(({ name, clientConfig }) => `${name} ${clientConfig.service.path}`),
    ).toEqual([
      'pods.images.vibed.dev /validate',
      'workloads.images.vibed.dev /validate',
      'sandboxclaims.images.vibed.dev /validate',
      'sandboxtemplates.images.vibed.dev /validate',
      'sandboxes.images.vibed.dev /validate',
      'sandboxwarmpools.images.vibed.dev /validate',
      'vibedapps.images.vibed.dev /validate',
    ]);
  });

  test('asks for pods, the seven kinds with a pod template, the four of agent-sandbox, and VibedApps', () => {
    const resources = webhooks.flatMap(({ rules }) =>
      rules.flatMap(({ apiGroups, resources: named }) =>
        named.map((one) => `${apiGroups.join()}/${one}`),
      ),
    );
    expect([...new Set(resources)].sort()).toEqual([
      '/pods',
      '/replicationcontrollers',
      'agents.x-k8s.io/sandboxes',
      'apps/daemonsets',
      'apps/deployments',
      'apps/replicasets',
      'apps/statefulsets',
      'batch/cronjobs',
      'batch/jobs',
      'extensions.agents.x-k8s.io/sandboxclaims',
      'extensions.agents.x-k8s.io/sandboxtemplates',
      'extensions.agents.x-k8s.io/sandboxwarmpools',
      'vibed.dev/vibedapps',
    ]);
  });

  test('writes out every field that has a default, and carries no certificate', () => {
    for (const webhook of webhooks) {
      expect(webhook).toMatchObject({
        matchPolicy: 'Equivalent',
        sideEffects: 'None',
        timeoutSeconds: 5,
        admissionReviewVersions: ['v1'],
        clientConfig: {
          service: { namespace: 'base-image-operator', name: 'base-image-webhook', port: 443 },
        },
      });
      expect(Object.keys(webhook)).toEqual(
        expect.arrayContaining(['namespaceSelector', 'objectSelector']),
      );
      expect(webhook.rules).toEqual(
        webhook.rules.map((rule) => ({
          ...rule,
          scope: 'Namespaced',
          operations: ['CREATE', 'UPDATE'],
        })),
      );
    }
    expect(text).not.toMatch(/^\s*caBundle:/m);
  });

  test('waits for us in an outage only where no pod comes later that a policy judges', () => {
    expect(webhooks.map(({ name, failurePolicy }) => `${name} ${failurePolicy}`)).toEqual([
      'pods.images.vibed.dev Ignore',
      'workloads.images.vibed.dev Ignore',
      'sandboxclaims.images.vibed.dev Fail',
      'sandboxtemplates.images.vibed.dev Ignore',
      'sandboxes.images.vibed.dev Ignore',
      'sandboxwarmpools.images.vibed.dev Ignore',
      'vibedapps.images.vibed.dev Ignore',
    ]);
  });

  test('reads no optional field without a guard: an error would reject', () => {
    const expressions = webhooks.flatMap(({ matchConditions }) =>
      matchConditions.map(({ expression }) => expression),
    );
    for (const expression of expressions) {
      // Plain selections that are left are of fields that a request always has.
      const plain = expression.match(/\b(?:object|oldObject|request)\.\w+(?:\.\w+)*/g) ?? [];
      const always = ['request.operation', 'request.resource.resource'];
      expect(plain.filter((field) => !always.includes(field))).toEqual([]);
    }
  });
});
