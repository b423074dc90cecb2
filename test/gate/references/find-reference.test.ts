import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { GroupVersionKind } from '../../../src/gate/group-version-kind.ts';
import { findReference } from '../../../src/gate/references/find-reference.ts';
import { sameReference } from '../../../src/gate/references/same-reference.ts';
import type { PodReference, Reference } from '../../../src/gate/references/reference.ts';

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

const EXTENSIONS = 'extensions.agents.x-k8s.io';
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
  { kind: kind(EXTENSIONS, 'v1beta1', 'SandboxTemplate'), path: ['spec', 'podTemplate'] },
  // Where agent-sandbox serves v1alpha1 alone; the shape is the same.
  { kind: kind('agents.x-k8s.io', 'v1alpha1', 'Sandbox'), path: ['spec', 'podTemplate'] },
  { kind: kind(EXTENSIONS, 'v1alpha1', 'SandboxTemplate'), path: ['spec', 'podTemplate'] },
];
const CLAIM = kind(EXTENSIONS, 'v1beta1', 'SandboxClaim');
const ALPHA_CLAIM = { ...CLAIM, version: 'v1alpha1' };
const POOL = { ...CLAIM, kind: 'SandboxWarmPool' };
const APP = kind('vibed.dev', 'v1alpha1', 'VibedApp');

/** Puts a value at a path. */
function at(path: readonly string[], value: unknown): unknown {
  return path.reduceRight((inner, key) => ({ [key]: inner }), value);
}

describe('findReference', () => {
  test.each(KINDS)(
    '$kind.version $kind.kind keeps its pod template at $path',
    ({ kind: gvk, path }) => {
      const want = expected(path.map((part) => `${part}.`).join(''));
      expect(findReference(gvk, at(path, pod))).toEqual(want);
    },
  );

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
      reason: 'a pool names its SandboxTemplate, never the template of its own name',
      kind: POOL,
      object: {
        metadata: { name: 'node-24', labels: { 'vibed.dev/template': 'node-24' } },
        spec: { replicas: 2, sandboxTemplateRef: { name: 'node' } },
      },
      want: { type: 'Pool', sandboxTemplate: 'node' },
    },
    {
      reason: 'a pool of v1alpha1 has the same field',
      kind: { ...POOL, version: 'v1alpha1' },
      object: { spec: { sandboxTemplateRef: { name: 'node' } } },
      want: { type: 'Pool', sandboxTemplate: 'node' },
    },
    { reason: 'a pool without one', kind: POOL, object: { spec: {} }, want: undefined },
    {
      reason: 'a VibedApp names its slot',
      kind: APP,
      object: { spec: { runtime: { lane: 'general', template: 'node-24' } } },
      want: { type: 'Named', template: 'node-24', field: 'spec.runtime.template' },
    },
    {
      reason: 'a VibedApp that leaves the slot to the classifier',
      kind: APP,
      object: { spec: { runtime: { lane: 'general', template: '' } } },
      want: undefined,
    },
    {
      reason: 'a VibedApp that vibeD runs in its loader, from no image of the app',
      kind: APP,
      object: { spec: { runtime: { lane: 'fast', template: 'workerd' } } },
      want: undefined,
    },
    {
      reason: 'that name in the other lane is claimed like any other',
      kind: APP,
      object: { spec: { runtime: { lane: 'general', template: 'workerd' } } },
      want: { type: 'Named', template: 'workerd', field: 'spec.runtime.template' },
    },
    {
      reason: 'a version that nobody sends is not guessed at',
      kind: { ...APP, version: 'v1' },
      object: { spec: { runtime: { template: 'node-24' } } },
      want: undefined,
    },
    {
      reason: 'a Sandbox of another group is another kind',
      kind: kind('example.com', 'v1beta1', 'Sandbox'),
      object: { spec: { podTemplate: pod } },
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
    const kinds = fc.constantFrom(CLAIM, POOL, APP, ...KINDS.map((row) => row.kind));
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
