import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { parse, parseAllDocuments } from 'yaml';
import { loadConfig } from '../../src/config/load-config.ts';

interface Rule {
  readonly apiGroups: readonly string[];
  readonly resources: readonly string[];
  readonly verbs: readonly string[];
}

interface Rendered {
  readonly kind: string;
  readonly metadata: { readonly name: string };
  readonly rules?: readonly Rule[];
  readonly spec?: {
    readonly template?: {
      readonly spec: { readonly containers: readonly { readonly args: string[] }[] };
    };
  };
}

interface Component {
  readonly patches: readonly {
    readonly target: { readonly kind: string };
    readonly patch: string;
  }[];
}

const rendered = parseAllDocuments(readFileSync('manifests/controller.yaml', 'utf8')).map(
  (document) => document.toJS() as Rendered,
);
const found = (kind: string) => rendered.find((object) => object.kind === kind);
const args = found('Deployment')?.spec?.template?.spec.containers[0]?.args ?? [];
const component = parse(readFileSync('manifests/cubbi/kustomization.yaml', 'utf8')) as Component;

/** The one operation of the component's patch of a kind. */
function added(kind: string): { op: string; path: string; value: unknown } {
  const patch = component.patches.find(({ target }) => target.kind === kind)?.patch ?? '';
  const operations = parse(patch) as { op: string; path: string; value: unknown }[];
  expect(operations).toHaveLength(1);
  return operations[0] ?? { op: '', path: '', value: undefined };
}

describe('the manifests without the component cubbi', () => {
  test('give nobody the logs of pods', () => {
    const resources = rendered.flatMap(({ rules = [] }) => rules.flatMap((rule) => rule.resources));
    expect(resources).toContain('pods');
    expect(resources.filter((resource) => resource.includes('log'))).toEqual([]);
  });

  test('leave Cubbi switched off', () => {
    expect(args[0]).toBe('controller');
    expect(loadConfig('controller', args.slice(1), {}).flags['cubbi-enabled']).toBe(false);
  });
});

describe('the component cubbi', () => {
  test('switches Cubbi on, and not its boot as root of the node', () => {
    const { op, path, value } = added('Deployment');
    expect([op, path]).toEqual(['add', '/spec/template/spec/containers/0/args/-']);
    const { flags } = loadConfig('controller', [...args.slice(1), String(value)], {});
    expect([flags['cubbi-enabled'], flags['cubbi-allow-host-users']]).toEqual([true, false]);
  });

  test('adds get on logs of pods to the role of the controller, and no more', () => {
    expect(found('ClusterRole')?.metadata.name).toBe('base-image-controller');
    expect(added('ClusterRole')).toEqual({
      op: 'add',
      path: '/rules/-',
      value: { apiGroups: [''], resources: ['pods/log'], verbs: ['get'] },
    });
  });
});
