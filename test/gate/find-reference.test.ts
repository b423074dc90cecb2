import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { GroupVersionKind } from '../../src/gate/find-reference.ts';
import { findReference } from '../../src/gate/find-reference.ts';
import { sameReference } from '../../src/gate/same-reference.ts';
import type { PodReference, Reference } from '../../src/gate/reference.ts';

const pod = {
  metadata: {
    labels: { 'vibed.dev/template': 'node-24', other: 'x' },
    annotations: { 'vibed.dev/template-container': 'app' },
  },
  spec: {
    initContainers: [{ name: 'init', image: 'busybox' }],
    containers: [
      { name: 'app', image: 'registry.example/node:1.0' },
      { name: 'sidecar', image: 'envoy' },
    ],
  },
};

function expected(path: string): PodReference {
  return {
    type: 'Pod',
    template: 'node-24',
    path,
    chosen: 'app',
    containers: [
      { container: 'app', image: 'registry.example/node:1.0' },
      { container: 'sidecar', image: 'envoy' },
    ],
  };
}

function kind(group: string, version: string, name: string): GroupVersionKind {
  return { group, version, kind: name };
}

const KINDS: readonly { kind: GroupVersionKind; path: readonly string[] }[] = [
  { kind: kind('', 'v1', 'Pod'), path: [] },
  { kind: kind('', 'v1', 'ReplicationController'), path: ['spec', 'template'] },
  { kind: kind('apps', 'v1', 'Deployment'), path: ['spec', 'template'] },
  { kind: kind('apps', 'v1', 'ReplicaSet'), path: ['spec', 'template'] },
  { kind: kind('apps', 'v1', 'StatefulSet'), path: ['spec', 'template'] },
  { kind: kind('apps', 'v1', 'DaemonSet'), path: ['spec', 'template'] },
  { kind: kind('batch', 'v1', 'Job'), path: ['spec', 'template'] },
  { kind: kind('batch', 'v1', 'CronJob'), path: ['spec', 'jobTemplate', 'spec', 'template'] },
  { kind: kind('agents.x-k8s.io', 'v1beta1', 'Sandbox'), path: ['spec', 'podTemplate'] },
  {
    kind: kind('extensions.agents.x-k8s.io', 'v1beta1', 'SandboxTemplate'),
    path: ['spec', 'podTemplate'],
  },
];
const CLAIM = kind('extensions.agents.x-k8s.io', 'v1beta1', 'SandboxClaim');
const ALPHA_CLAIM = { ...CLAIM, version: 'v1alpha1' };

/** Puts a value at a path. */
function at(path: readonly string[], value: unknown): unknown {
  return path.reduceRight((inner, key) => ({ [key]: inner }), value);
}

describe('findReference', () => {
  test.each(KINDS)('$kind.kind keeps its pod template at $path', ({ kind: gvk, path }) => {
    const want = expected(path.map((part) => `${part}.`).join(''));
    expect(findReference(gvk, at(path, pod))).toEqual(want);
  });

  test.each<{
    reason: string;
    kind: GroupVersionKind;
    object: unknown;
    want: Reference | undefined;
  }>([
    {
      reason: 'a claim names its pool',
      kind: CLAIM,
      object: { spec: { warmPoolRef: { name: 'pool' } } },
      want: { type: 'Claim', pool: 'pool', field: 'spec.warmPoolRef.name' },
    },
    {
      reason: "the annotation with a claim's v1alpha1 form is the user's to write",
      kind: CLAIM,
      object: {
        metadata: {
          annotations: {
            'api.agents.x-k8s.io/v1alpha1-sandboxclaim-state':
              '{"spec":{"sandboxTemplateRef":{"name":"forged"}}}',
          },
        },
        spec: { warmPoolRef: { name: 'shadow-pool-real' } },
      },
      want: { type: 'Claim', pool: 'shadow-pool-real', field: 'spec.warmPoolRef.name' },
    },
    {
      reason: 'a v1alpha1 claim without a pool leads to its template, as its conversion would',
      kind: ALPHA_CLAIM,
      object: { spec: { sandboxTemplateRef: { name: 't' }, warmpool: 'default' } },
      want: { type: 'Claim', pool: 'shadow-pool-t', field: 'spec.sandboxTemplateRef.name' },
    },
    {
      reason: 'fields of the other version do not count in v1beta1',
      kind: CLAIM,
      object: { spec: { sandboxTemplateRef: { name: 't' }, warmpool: 'p' } },
      want: undefined,
    },
    { reason: 'a claim without a pool', kind: CLAIM, object: { spec: {} }, want: undefined },
    {
      reason: 'a claim whose pool is no text',
      kind: CLAIM,
      object: { spec: { warmPoolRef: { name: { a: 1 } } } },
      want: undefined,
    },
    {
      reason: 'a pod without the label uses no template',
      kind: kind('', 'v1', 'Pod'),
      object: { ...pod, metadata: { labels: { app: 'x' } } },
      want: undefined,
    },
    {
      reason: 'the label of a Deployment itself does not reach its pods',
      kind: kind('apps', 'v1', 'Deployment'),
      object: { metadata: pod.metadata, spec: { template: { spec: pod.spec } } },
      want: undefined,
    },
    {
      reason: 'an annotation is never a reference: claims may set annotations of any domain',
      kind: kind('', 'v1', 'Pod'),
      object: { metadata: { annotations: { 'vibed.dev/template': 'node-24' } } },
      want: undefined,
    },
    {
      reason: 'a label that is no text is none',
      kind: kind('', 'v1', 'Pod'),
      object: { metadata: { labels: { 'vibed.dev/template': ['node-24'] } } },
      want: undefined,
    },
    {
      reason: 'labels that are a list have no such member',
      kind: kind('', 'v1', 'Pod'),
      object: { metadata: { labels: ['vibed.dev/template'] } },
      want: undefined,
    },
    {
      reason: 'containers that nobody validated are read as texts',
      kind: kind('agents.x-k8s.io', 'v1beta1', 'Sandbox'),
      object: {
        spec: {
          podTemplate: {
            metadata: { labels: { 'vibed.dev/template': 'a' } },
            spec: { containers: [null, 7, { name: 'Not Valid', image: 'BAD::ref' }, { name: [] }] },
          },
        },
      },
      want: {
        type: 'Pod',
        template: 'a',
        path: 'spec.podTemplate.',
        chosen: undefined,
        containers: [
          { container: '', image: '' },
          { container: '', image: '' },
          { container: 'Not Valid', image: 'BAD::ref' },
          { container: '', image: '' },
        ],
      },
    },
    {
      reason: 'containers that are no list are none',
      kind: kind('', 'v1', 'Pod'),
      object: {
        metadata: { labels: { 'vibed.dev/template': 'a' } },
        spec: { containers: { length: 4 } },
      },
      want: { type: 'Pod', template: 'a', path: '', chosen: undefined, containers: [] },
    },
    {
      reason: 'a kind that is not in the table has no reference, not even by the name of a member',
      kind: { group: '', version: '', kind: 'constructor' },
      object: pod,
      want: undefined,
    },
    { reason: 'a name is no pod', kind: kind('', 'v1', 'Pod'), object: 'pod', want: undefined },
  ])('$reason', ({ kind: gvk, object, want }) => {
    expect(findReference(gvk, object)).toEqual(want);
  });

  test('reads any JSON without throwing', () => {
    const kinds = fc.constantFrom(CLAIM, ...KINDS.map((row) => row.kind));
    fc.assert(
      fc.property(kinds, fc.jsonValue({ maxDepth: 6 }), (gvk, value) => {
        const nested = at(['spec', 'template', 'spec'], value);
        for (const object of [value, nested]) {
          const reference = findReference(gvk, object);
          if (reference !== undefined) expect(sameReference(reference, reference)).toBe(true);
        }
      }),
    );
  });
});

describe('sameReference', () => {
  const base = expected('');
  test.each<{ reason: string; other: Reference | undefined; want: boolean }>([
    { reason: 'the same', other: base, want: true },
    {
      reason: 'the order of containers is no identity',
      other: { ...base, containers: [...base.containers].reverse() },
      want: true,
    },
    {
      reason: 'the annotation is other metadata',
      other: { ...base, chosen: undefined },
      want: true,
    },
    { reason: 'another template', other: { ...base, template: 'go-123' }, want: false },
    {
      reason: 'another image',
      other: { ...base, containers: [{ container: 'app', image: 'x' }] },
      want: false,
    },
    {
      reason: 'the same image in another container',
      other: {
        ...base,
        containers: base.containers.map(({ image }, index) => ({
          container: index === 0 ? 'sidecar' : 'app',
          image,
        })),
      },
      want: false,
    },
    { reason: 'no reference before', other: undefined, want: false },
    {
      reason: 'a claim',
      other: { type: 'Claim', pool: 'node-24', field: 'spec.warmPoolRef.name' },
      want: false,
    },
  ])('$reason: $want', ({ other, want }) => {
    expect(sameReference(base, other)).toBe(want);
  });

  test('claims are the same by their pool', () => {
    const claim: Reference = { type: 'Claim', pool: 'a', field: 'spec.warmPoolRef.name' };
    expect(sameReference(claim, { type: 'Claim', pool: 'a', field: 'spec.warmPoolRef.name' })).toBe(
      true,
    );
    expect(sameReference(claim, { type: 'Claim', pool: 'b', field: 'spec.warmPoolRef.name' })).toBe(
      false,
    );
    expect(sameReference(claim, base)).toBe(false);
  });
});
