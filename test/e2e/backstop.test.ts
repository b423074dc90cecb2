import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { apiGet } from './support/api-get.ts';
import { apply } from './support/apply.ts';
import { ENVIRONMENT } from './support/environment.ts';
import { eventually } from './support/eventually.ts';
import { kubectl } from './support/kubectl.ts';
import { kubectlApply } from './support/kubectl-apply.ts';
import { kubectlJson } from './support/kubectl-json.ts';
import { must } from './support/must.ts';
import { nodeTemplate } from './support/node-template.ts';
import { pod } from './support/pod.ts';
import { templateStatus } from './support/template-status.ts';
import { untilSettled } from './support/until-settled.ts';
import { withNamespace } from './support/with-namespace.ts';

const namespace = withNamespace('backstop');
const good = `${ENVIRONMENT.registry}/node-24-good:1.0`;
const DRY = ['--dry-run=server'];
const REJECTED = 'images.vibed.dev/rejected';
const BINDING = 'validatingadmissionpolicybinding/base-image-backstop';

interface Policy {
  readonly metadata: { readonly name: string; readonly generation: number };
  readonly spec: {
    readonly matchConditions?: readonly { readonly expression: string }[];
    readonly variables?: readonly { readonly name: string; readonly expression: string }[];
    readonly [key: string]: unknown;
  };
  readonly status?: {
    readonly observedGeneration?: number;
    readonly typeChecking?: { readonly expressionWarnings?: readonly unknown[] };
  };
}

const policies = (query: Record<string, string> = {}) =>
  apiGet<{ items: Policy[] }>(
    '/apis/admissionregistration.k8s.io/v1/validatingadmissionpolicies',
    query,
  );

function labelOf(name: string): Promise<string | undefined> {
  return templateStatus(namespace, name).then(
    ({ template }) => template.metadata.labels?.[REJECTED],
  );
}

function untilLabelled(name: string, value: string | undefined): Promise<string | undefined> {
  return eventually(
    () => labelOf(name),
    (label) => label === value,
    { what: `${name} labelled ${value ?? 'with nothing'}`, everyMs: 100 },
  );
}

const nowhere = { pod: { nodeSelector: { 'no-such': 'node' } } };

beforeAll(async () => {
  await must(
    kubectlApply([
      nodeTemplate(namespace, 'good', { image: good }),
      nodeTemplate(namespace, 'no-agent'),
      nodeTemplate(namespace, 'closed', { image: good, enabled: false }),
      nodeTemplate(namespace, 'waiting', {
        image: good,
        admission: { whenUnknown: 'Deny' },
        validation: nowhere,
      }),
      nodeTemplate(namespace, 'patient', {
        image: good,
        admission: { unknownGrace: '5s' },
        validation: { ...nowhere, interval: '0s' },
      }),
    ]),
  );
  await Promise.all(['good', 'no-agent', 'closed'].map((name) => untilSettled(namespace, name)));
});

describe('the label of templates that reject', () => {
  test.each([
    ['no-agent', 'invalid'],
    ['closed', 'closed'],
    ['waiting', 'unknown'],
    ['patient', 'unknown'],
    ['good', undefined],
  ])('%s: %s', async (name, value) => {
    expect(await untilLabelled(name, value)).toBe(value);
  });

  test('follows what changes the decision, at once', async () => {
    const enable = (enabled: boolean) =>
      must(
        kubectl([
          'patch',
          'bit',
          'good',
          '-n',
          namespace,
          '--type=merge',
          '-p',
          JSON.stringify({ spec: { enabled } }),
        ]),
      );
    await enable(false);
    expect(await untilLabelled('good', 'closed')).toBe('closed');
    await enable(true);
    expect(await untilLabelled('good', undefined)).toBeUndefined();
  });

  test.each([
    ['another value', 'no-agent', `${REJECTED}=closed`, 'invalid'],
    ['no label', 'no-agent', `${REJECTED}-`, 'invalid'],
    ['a label on a Valid template', 'good', `${REJECTED}=invalid`, undefined],
  ])('is put right when an administrator writes %s', async (_what, name, change, value) => {
    await must(kubectl(['label', 'bit', name, '-n', namespace, '--overwrite', change]));
    expect(await untilLabelled(name, value)).toBe(value);
  });

  test('is not fought over: a second apply of the same manifest changes nothing', async () => {
    const version = async () =>
      (await templateStatus(namespace, 'no-agent')).template.metadata.resourceVersion;
    const before = await version();
    await must(kubectlApply([nodeTemplate(namespace, 'no-agent')]));
    expect(await version()).toBe(before);
  });
});

describe('policy and webhook', () => {
  const binding: { saved?: string } = {};
  beforeAll(async () => {
    const found = await kubectlJson<{ metadata: object; spec: object }>(['get', BINDING]);
    const { name, labels, annotations } = found.metadata as Record<string, unknown>;
    binding.saved = JSON.stringify({ ...found, metadata: { name, labels, annotations } });
  });
  afterAll(async () => {
    await must(kubectl(['apply', '-f', '-'], binding.saved));
  });

  const sentences = async () =>
    Promise.all(
      ['no-agent', 'closed', 'waiting', 'patient'].map(async (slot) => {
        const image = slot === 'no-agent' ? `${ENVIRONMENT.registry}/no-agent:1.0` : good;
        const { stderr } = await apply([pod({ namespace, name: 'p', slot, image })], DRY);
        const [, by = '', sentence = ''] =
          /(policy|webhook)\S* '?"?\S+.* denied (?:the )?request: (.*)/i.exec(stderr) ?? [];
        return { by: by.toLowerCase(), sentence };
      }),
    );

  test('say the same of every template that rejects, to the letter', async () => {
    const native = await sentences();
    expect(native.map(({ by }) => by)).toEqual(native.map(() => 'policy'));
    await must(kubectl(['delete', BINDING]));
    const own = await eventually(sentences, (all) => all.every(({ by }) => by === 'webhook'), {
      what: 'the webhook is asked',
    });
    expect(own.map(({ sentence }) => sentence)).toEqual(native.map(({ sentence }) => sentence));
  });
});

describe('the API server', () => {
  const copies: string[] = [];
  afterAll(async () => {
    await kubectl(['delete', 'validatingadmissionpolicies', '--wait=false', ...copies]);
  });

  test('finds every type right, those of variables and conditions too, which it does not check by itself', async () => {
    const { items } = await policies({
      labelSelector: 'app.kubernetes.io/name=base-image-operator',
    });
    expect(items.map(({ metadata }) => metadata.name)).toContain('base-image-backstop');
    const inert = items.map(({ metadata: { name }, spec }) => {
      copies.push(`e2e-${name}`);
      const expressions = [...(spec.variables ?? []), ...(spec.matchConditions ?? [])];
      return {
        apiVersion: 'admissionregistration.k8s.io/v1',
        kind: 'ValidatingAdmissionPolicy',
        metadata: { name: `e2e-${name}` },
        spec: {
          ...spec,
          validations: expressions.map(({ expression }) => ({
            expression: `dyn(${expression}) == dyn(null)`,
          })),
        },
      };
    });
    await must(apply(inert));
    const checked = await eventually(
      async () => {
        const all = await policies();
        return all.items.filter(({ metadata: { name } }) => /^(e2e-)?base-image-/.test(name));
      },
      (all) =>
        all.every(
          ({ metadata, status }) =>
            status?.typeChecking !== undefined && status.observedGeneration === metadata.generation,
        ),
      { what: 'the types are checked' },
    );
    expect(checked).toHaveLength(2 * items.length);
    expect(checked.flatMap(({ status }) => status?.typeChecking?.expressionWarnings ?? [])).toEqual(
      [],
    );
  });
});
