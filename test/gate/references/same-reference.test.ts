import { describe, expect, test } from '@jest/globals';
import type { PodReference, Reference } from '../../../src/gate/references/reference.ts';
import { sameReference } from '../../../src/gate/references/same-reference.ts';

describe('sameReference', () => {
  const base: PodReference = {
    type: 'Pod',
    template: 'node-24',
    path: '',
    chosen: 'app',
    containers: [
      { container: 'app', image: 'registry.example/node:1.0' },
      { container: 'sidecar', image: 'envoy' },
    ],
  };
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

  test.each<{ reason: string; a: Reference; b: Reference; want: boolean }>([
    {
      reason: 'pools by their SandboxTemplate',
      a: { type: 'Pool', sandboxTemplate: 'a' },
      b: { type: 'Pool', sandboxTemplate: 'a' },
      want: true,
    },
    {
      reason: 'pools of two SandboxTemplates',
      a: { type: 'Pool', sandboxTemplate: 'a' },
      b: { type: 'Pool', sandboxTemplate: 'b' },
      want: false,
    },
    {
      reason: 'a name, wherever it was read',
      a: { type: 'Named', template: 'a', field: 'spec.a' },
      b: { type: 'Named', template: 'a', field: 'spec.b' },
      want: true,
    },
    {
      reason: 'two names',
      a: { type: 'Named', template: 'a', field: 'spec.a' },
      b: { type: 'Named', template: 'b', field: 'spec.a' },
      want: false,
    },
    {
      reason: 'a name is no pod',
      a: { type: 'Named', template: 'node-24', field: 'spec.a' },
      b: base,
      want: false,
    },
  ])('$reason: $want', ({ a, b, want }) => {
    expect([sameReference(a, b), sameReference(b, a)]).toEqual([want, want]);
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
