import { describe, expect, test } from '@jest/globals';
import { apply } from './support/apply.ts';
import { kubectlJson } from './support/kubectl-json.ts';
import { userTemplate } from './support/user-template.ts';
import { withNamespace } from './support/with-namespace.ts';
import type { BaseImageTemplate } from '../../src/api/base-image-template.ts';

const namespace = withNamespace('crd');
const DIGEST = `sha256:${'a'.repeat(64)}`;
const good = { image: 'registry.example/node:1.0' };

type Spec = Record<string, unknown>;

describe('objects that the API accepts', () => {
  test.each<[reason: string, name: string, spec: Spec]>([
    ['a built-in slot needs an image and nothing else', 'node-24', good],
    [
      'another name brings its language',
      'ruby-34',
      { ...good, contract: { vibedAgent: { language: 'ruby' } } },
    ],
    ['a digest names the image', 'go-123', { image: `registry.example/go@${DIGEST}` }],
    [
      'tag and digest may stand together',
      'go-123',
      { image: `localhost:5000/a/b_c--d:1@${DIGEST}` },
    ],
    ['short names of the default registry are references too', 'node-24', { image: 'node:24' }],
    ['an IPv6 host is a host', 'node-24', { image: '[fd00::1]:5000/node:24' }],
    [
      'the language of a built-in slot may be said',
      'node-24',
      { ...good, contract: { vibedAgent: { language: 'node' } } },
    ],
    ['0s switches the interval off', 'node-24', { ...good, validation: { interval: '0s' } }],
    [
      'durations add up',
      'node-24',
      { ...good, validation: { interval: '1h30m', timeout: '1m30s' } },
    ],
    [
      'a waiver with a reason and an end',
      'node-24',
      {
        ...good,
        contract: {
          vibedAgent: {
            waivers: [
              { check: 'VA-016', reason: 'documented elsewhere', expires: '2027-01-31T00:00:00Z' },
            ],
          },
        },
      },
    ],
    [
      'everything that a validation pod may be told',
      'node-24',
      {
        ...good,
        validation: {
          platforms: ['linux/amd64', 'linux/arm64/v8'],
          pod: {
            nodeSelector: { pool: 'untrusted' },
            tolerations: [{ key: 'untrusted', operator: 'Exists', effect: 'NoSchedule' }],
            runtimeClassName: 'kata',
            resources: { limits: { cpu: '1', memory: '512Mi' } },
            hostUsers: false,
          },
        },
      },
    ],
    [
      'unset hostUsers may be written as null',
      'node-24',
      { ...good, validation: { pod: { hostUsers: null } } },
    ],
  ])('%s', async (_reason, name, spec) => {
    const outcome = await apply([userTemplate(namespace, name, spec)], ['--dry-run=server']);
    expect(outcome).toMatchObject({ code: 0, stderr: '' });
  });

  test('every default is filled in, and nothing reads the new object as done', async () => {
    await apply([userTemplate(namespace, 'python-313', good)]);
    const created = await kubectlJson<BaseImageTemplate>([
      'get',
      'bit',
      'python-313',
      '-n',
      namespace,
    ]);
    expect(created.spec).toEqual({
      enabled: true,
      suspend: false,
      image: good.image,
      imagePullSecrets: [],
      contract: { type: 'VibedAgent', version: '1', vibedAgent: { waivers: [] } },
      admission: { mode: 'Enforce', whenUnknown: 'Allow', unknownGrace: '0s', references: 'Any' },
      validation: {
        mode: 'Boot',
        interval: '10m',
        startTimeout: '10m',
        timeout: '1m',
        requireInspection: false,
        pod: {
          nodeSelector: {},
          tolerations: [],
          runtimeClassName: '',
          resources: { requests: {}, limits: {} },
        },
      },
    });
  });
});

describe('what kubectl shows', () => {
  test('the columns of a list, and the wide ones', async () => {
    const table = await kubectlJson<{
      spec: { versions: { additionalPrinterColumns: { name: string; priority?: number }[] }[] };
    }>(['get', 'crd', 'baseimagetemplates.images.vibed.dev']);
    const columns = table.spec.versions[0]?.additionalPrinterColumns ?? [];
    expect(
      columns.filter((column) => (column.priority ?? 0) === 0).map((column) => column.name),
    ).toEqual(['Valid', 'Reason', 'Language', 'Image', 'Age']);
    expect(columns.filter((column) => column.priority === 1).map((column) => column.name)).toEqual([
      'Digest',
      'Checked',
    ]);
  });

  test.each([
    'spec.image=registry.example/node:1.0',
    'spec.enabled=true',
    'spec.contract.type=VibedAgent',
    'spec.admission.mode=Enforce',
  ])('templates can be selected by %s', async (selector) => {
    const list = await kubectlJson<{ items: unknown[] }>([
      'get',
      'bit',
      '-n',
      namespace,
      '--field-selector',
      selector,
    ]);
    expect(list.items).toHaveLength(1);
  });
});
