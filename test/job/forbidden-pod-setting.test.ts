import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { AllowedPodSettings } from '../../src/job/forbidden-pod-setting.ts';
import { forbiddenPodSetting } from '../../src/job/forbidden-pod-setting.ts';

type Pod = Parameters<typeof forbiddenPodSetting>[0];

const NONE: Pod = { nodeSelector: {}, tolerations: [], runtimeClassName: '' };
const toleration = (key?: string): Pod['tolerations'][number] => ({
  operator: 'Exists',
  ...(key !== undefined && { key }),
});
const NOTHING: AllowedPodSettings = { nodeSelector: [], tolerations: [], runtimeClassNames: [] };

describe('forbiddenPodSetting()', () => {
  test.each<{ reason: string; pod: Partial<Pod>; allowed: AllowedPodSettings }>([
    {
      reason: 'the operator says nothing: everything',
      pod: {
        nodeSelector: { pool: 'x' },
        tolerations: [toleration()],
        runtimeClassName: 'gvisor',
      },
      allowed: {},
    },
    { reason: 'a template that asks for nothing, where nothing is', pod: {}, allowed: NOTHING },
    {
      reason: 'keys of the list, whatever their values are',
      pod: { nodeSelector: { pool: 'x', zone: 'y' } },
      allowed: { ...NOTHING, nodeSelector: ['zone', 'pool', 'other'] },
    },
    {
      reason: 'a toleration of the list',
      pod: { tolerations: [toleration('builds'), toleration('builds')] },
      allowed: { ...NOTHING, tolerations: ['builds'] },
    },
    {
      reason: 'a runtime class of the list',
      pod: { runtimeClassName: 'gvisor' },
      allowed: { ...NOTHING, runtimeClassNames: ['kata', 'gvisor'] },
    },
    {
      reason: 'one list says nothing about what the others are for',
      pod: { nodeSelector: { pool: 'x' }, runtimeClassName: 'gvisor' },
      allowed: { tolerations: [] },
    },
  ])('allows $reason', ({ pod, allowed }) => {
    expect(forbiddenPodSetting({ ...NONE, ...pod }, allowed)).toBeUndefined();
  });

  test.each<{ reason: string; pod: Partial<Pod>; allowed: AllowedPodSettings; want: string }>([
    {
      reason: 'a key of nodeSelector; the first in order, not in the template',
      pod: { nodeSelector: { zone: 'y', 'a.example/pool': 'x', ok: '' } },
      allowed: { nodeSelector: ['ok'] },
      want: 'The operator does not allow "a.example/pool" in spec.validation.pod.nodeSelector; remove it, or let the platform team add it to validation.allowed.nodeSelector',
    },
    {
      reason: 'the taint of control planes',
      pod: { tolerations: [toleration('node-role.kubernetes.io/control-plane')] },
      allowed: { tolerations: ['builds'] },
      want: 'The operator does not allow "node-role.kubernetes.io/control-plane" in spec.validation.pod.tolerations; remove it, or let the platform team add it to validation.allowed.tolerations',
    },
    {
      reason: 'a toleration without a key beside an allowed one: it is for every taint',
      pod: { tolerations: [toleration('builds'), toleration()] },
      allowed: { tolerations: ['builds'] },
      want: "A toleration without a key in spec.validation.pod.tolerations tolerates every taint; give it one of the keys in the operator's validation.allowed.tolerations",
    },
    {
      reason: 'an empty key, which no configuration can allow',
      pod: { tolerations: [toleration('')] },
      allowed: { tolerations: [''] },
      want: "A toleration without a key in spec.validation.pod.tolerations tolerates every taint; give it one of the keys in the operator's validation.allowed.tolerations",
    },
    {
      reason: 'a runtime class',
      pod: { runtimeClassName: 'runc-privileged' },
      allowed: { runtimeClassNames: ['gvisor'] },
      want: 'The operator does not allow "runc-privileged" in spec.validation.pod.runtimeClassName; remove it, or let the platform team add it to validation.allowed.runtimeClassNames',
    },
    {
      reason: 'case matters, as for the API server',
      pod: { nodeSelector: { Pool: 'x' } },
      allowed: { nodeSelector: ['pool'] },
      want: 'The operator does not allow "Pool" in spec.validation.pod.nodeSelector; remove it, or let the platform team add it to validation.allowed.nodeSelector',
    },
  ])('forbids $reason', ({ pod, allowed, want }) => {
    expect(forbiddenPodSetting({ ...NONE, ...pod }, allowed)).toEqual({
      reason: 'PodSettingForbidden',
      message: want,
    });
  });

  const name = fc.constantFrom('a', 'b', 'c', 'toString', '__proto__');
  const list = fc.option(fc.uniqueArray(name), { nil: undefined });
  const settings = fc.record({ nodeSelector: list, tolerations: list, runtimeClassNames: list });
  const pods = fc.record({
    nodeSelector: fc
      .uniqueArray(name)
      .map((keys) => Object.fromEntries(keys.map((key) => [key, '1']))),
    tolerations: fc.array(fc.option(name, { nil: undefined }).map(toleration)),
    runtimeClassName: fc.option(name, { nil: '' }),
  });

  test('forbids exactly what a list leaves out, in one line that fits a condition', () => {
    const outside = (used: readonly string[], allowed: readonly string[] | undefined) =>
      allowed !== undefined && used.some((each) => !allowed.includes(each));
    fc.assert(
      fc.property(pods, settings, (pod, allowed) => {
        const found = forbiddenPodSetting(pod, allowed);
        const wrong =
          outside(Object.keys(pod.nodeSelector), allowed.nodeSelector) ||
          outside(
            pod.tolerations.map(({ key }) => key ?? ''),
            allowed.tolerations,
          ) ||
          (pod.runtimeClassName !== '' &&
            outside([pod.runtimeClassName], allowed.runtimeClassNames));
        expect(found !== undefined).toBe(wrong);
        expect(found?.message ?? '').toMatch(/^[^\n]{0,256}$/);
      }),
    );
  });
});
