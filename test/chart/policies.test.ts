import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { parseAllDocuments } from 'yaml';

interface Named {
  readonly name: string;
  readonly expression: string;
}

interface Rendered {
  readonly kind: string;
  readonly metadata: { readonly name: string };
  readonly spec: {
    readonly failurePolicy?: string;
    readonly matchConstraints?: {
      readonly namespaceSelector: unknown;
      readonly objectSelector: unknown;
      readonly resourceRules: unknown;
    };
    readonly matchConditions?: readonly Named[];
    readonly variables?: readonly Named[];
    readonly validations?: readonly {
      readonly expression: string;
      readonly message: string;
      readonly messageExpression?: string;
      readonly reason: string;
    }[];
    readonly [key: string]: unknown;
  };
  readonly webhooks?: readonly {
    readonly name: string;
    readonly namespaceSelector: unknown;
    readonly objectSelector: unknown;
    readonly rules: unknown;
    readonly matchConditions: readonly Named[];
  }[];
}

const read = (file: string) =>
  parseAllDocuments(readFileSync(`manifests/${file}.yaml`, 'utf8')).map(
    (document) => document.toJS() as Rendered,
  );
const objects = read('policies');
const policies = objects.filter(({ kind }) => kind === 'ValidatingAdmissionPolicy');
const named = (kind: string, name: string) =>
  objects.find((each) => each.kind === kind && each.metadata.name === name)?.spec;

describe('the policies', () => {
  test('are these, each with a binding of its name that denies', () => {
    expect(policies.map(({ metadata: { name }, spec }) => `${name} ${spec.failurePolicy}`)).toEqual(
      [
        'base-image-backstop Ignore',
        'base-image-require-template Fail',
        'base-image-templates Fail',
        'base-image-validation-jobs Fail',
        'base-image-validation-pods Fail',
      ],
    );
    for (const { metadata } of policies)
      expect(named('ValidatingAdmissionPolicyBinding', metadata.name)).toMatchObject({
        policyName: metadata.name,
        validationActions: ['Deny'],
      });
  });

  test.each(policies)(
    '$metadata.name reads no field without a guard: an error rejects, or lets through what must not pass',
    ({ spec }) => {
      const { matchConditions = [], variables = [], validations = [] } = spec;
      const expressions = [
        ...[...matchConditions, ...variables].map(({ expression }) => expression),
        ...validations.flatMap(({ expression, messageExpression = '' }) => [
          expression,
          messageExpression,
        ]),
      ];
      const plain = expressions.flatMap(
        (expression) => expression.match(/\b(?:object|oldObject|params|request)\.\w+/g) ?? [],
      );
      const always = ['request.operation', 'request.namespace'];
      expect(plain.filter((field) => !always.includes(field))).toEqual([]);
    },
  );

  test('say something by which people can act, and answer like the webhook: 403', () => {
    const all = policies.flatMap(({ spec }) => spec.validations ?? []);
    expect(all.filter(({ message, reason }) => reason !== 'Forbidden' || message === '')).toEqual(
      [],
    );
  });
});

describe('the native backstop', () => {
  const policy = named('ValidatingAdmissionPolicy', 'base-image-backstop');
  const binding = named('ValidatingAdmissionPolicyBinding', 'base-image-backstop');
  const webhook = read('webhook')
    .flatMap(({ webhooks = [] }) => webhooks)
    .find(({ name }) => name === 'pods.images.vibed.dev');

  test('is asked about the pods that the webhook is asked about, and no others', () => {
    expect(policy?.matchConstraints).toMatchObject({
      namespaceSelector: webhook?.namespaceSelector,
      objectSelector: webhook?.objectSelector,
      resourceRules: webhook?.rules,
    });
    expect(policy?.matchConditions).toEqual(
      expect.arrayContaining([...(webhook?.matchConditions ?? [])]),
    );
  });

  test('looks at the templates of the namespace that have the label, and misses none that is not there', () => {
    expect(binding?.['paramRef']).toEqual({
      selector: { matchExpressions: [{ key: 'images.vibed.dev/rejected', operator: 'Exists' }] },
      parameterNotFoundAction: 'Allow',
    });
  });
});
