import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { LABELS } from '../../src/api/labels.ts';
import type { TemplateKey } from '../../src/api/template-key.ts';
import { recordedTemplate } from '../../src/standing/recorded-template.ts';
import { rejectionOf } from '../../src/standing/rejection-of.ts';
import { disrupted, finished, unschedulable } from '../fakes/pod-states.ts';
import { template } from '../fakes/template.ts';
import { goodImage, OTHER_DIGEST, World } from '../fakes/world.ts';
import { IMAGE, missing, outage, wrongLanguage } from './scenarios.ts';

const KEYS: TemplateKey[] = ['apps/slot-0', 'apps/slot-1', 'apps/slot-2'];
const REGISTRY = {
  good: goodImage(),
  moved: goodImage(OTHER_DIGEST),
  wrong: wrongLanguage(`sha256:${'d'.repeat(64)}`),
  gone: missing(),
  down: outage(),
};

/** One thing that happens. Indices name templates, Jobs and pods modulo their number. */
type Step =
  | { readonly do: 'Registry'; readonly says: keyof typeof REGISTRY }
  | { readonly do: 'Edit'; readonly which: number; readonly what: keyof typeof EDITS }
  | { readonly do: 'Pods' }
  | { readonly do: 'Pod'; readonly which: number; readonly how: keyof typeof PODS }
  | { readonly do: 'DeleteJob'; readonly which: number }
  | { readonly do: 'Wait'; readonly seconds: number }
  | { readonly do: 'Kill'; readonly writes: number };

const PODS = { finished, unschedulable, disrupted };
const EDITS = {
  close: (world: World, key: TemplateKey) =>
    world.edit(key, ({ spec }) => (spec.enabled = !spec.enabled)),
  suspend: (world: World, key: TemplateKey) =>
    world.edit(key, ({ spec }) => (spec.suspend = !spec.suspend)),
  inspect: (world: World, key: TemplateKey) =>
    world.edit(
      key,
      ({ spec }) =>
        (spec.validation.mode = spec.validation.mode === 'Inspect' ? 'Boot' : 'Inspect'),
    ),
  memory: (world: World, key: TemplateKey) =>
    world.edit(key, ({ spec }) => (spec.validation.pod.resources.limits.memory = '1Gi')),
  waive: (world: World, key: TemplateKey) =>
    world.edit(
      key,
      ({ spec }) => (spec.contract.vibedAgent.waivers = [{ check: 'VA-010', reason: 'accepted' }]),
    ),
  deny: (world: World, key: TemplateKey) =>
    world.edit(
      key,
      ({ spec: { admission } }) =>
        (admission.whenUnknown = admission.whenUnknown === 'Deny' ? 'Allow' : 'Deny'),
    ),
  grace: (world: World, key: TemplateKey) =>
    world.edit(key, ({ spec }) => (spec.admission.unknownGrace = '1m')),
  label: (world: World, key: TemplateKey) =>
    world.edit(key, ({ metadata }) => (metadata.labels = { 'images.vibed.dev/rejected': 'x' })),
  request: (world: World, key: TemplateKey) =>
    world.edit(key, ({ metadata }) => {
      const asked = `at ${world.now}`;
      metadata.annotations = { 'images.vibed.dev/validate-requested-at': asked };
    }),
};

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.constant<Step>({ do: 'Pods' }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('Pod' as const),
      which: fc.nat(3),
      how: fc.constantFrom(...(Object.keys(PODS) as (keyof typeof PODS)[])),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('Kill' as const),
      writes: fc.integer({ min: 1, max: 5 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('Wait' as const),
      seconds: fc.constantFrom(1, 30, 700),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('Registry' as const),
      says: fc.constantFrom(...(Object.keys(REGISTRY) as (keyof typeof REGISTRY)[])),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('Edit' as const),
      which: fc.nat(2),
      what: fc.constantFrom(...(Object.keys(EDITS) as (keyof typeof EDITS)[])),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('DeleteJob' as const), which: fc.nat(3) }),
  },
);

function take(world: World, next: Step): void {
  switch (next.do) {
    case 'Registry':
      world.registry.set(IMAGE, REGISTRY[next.says]);
      return;
    case 'Edit':
      EDITS[next.what](world, KEYS[next.which] ?? 'apps/slot-0');
      return;
    case 'Pods':
      world.startPods();
      return;
    case 'Pod': {
      const pods = [...world.pods.values()].filter(({ status }) => status?.phase === 'Pending');
      const pod = pods[next.which % Math.max(1, pods.length)];
      if (pod !== undefined) world.setPod(PODS[next.how](pod));
      return;
    }
    case 'DeleteJob': {
      const names = [...world.jobs.keys()];
      const name = names[next.which % Math.max(1, names.length)];
      if (name !== undefined) world.removeJob(name);
      return;
    }
    case 'Wait':
      world.now += next.seconds * 1000;
      return;
    case 'Kill':
      world.killAfterWrites = next.writes;
      return;
  }
}

/** What must hold whatever happened. `settle` has checked the rules of conditions and schema after every reconcile. */
function expectInvariants(world: World): void {
  // Never two Jobs of one key at a time.
  expect(world.overlaps).toEqual([]);
  // A verdict rests on a recorded pod, on the registry's word, or on a sibling's: never on a Job that nobody recorded.
  const recorded = new Set(world.writes.map(({ status }) => status.lastValidation?.jobUID));
  for (const key of KEYS) {
    const { judged, lastValidation } = world.get(key).status ?? {};
    if (judged?.finishedAt === lastValidation?.finishedAt && lastValidation?.jobUID !== undefined)
      expect(recorded).toContain(lastValidation.jobUID);
  }
  // No write that changed nothing.
  for (const key of KEYS) {
    const own = world.writes.filter((write) => write.key === key);
    const same = own.filter(
      ({ status }, index) => JSON.stringify(status) === JSON.stringify(own[index - 1]?.status),
    );
    expect(same).toEqual([]);
  }
  // What rejects, and nothing else, has the label.
  for (const key of KEYS) {
    const { metadata, status } = world.get(key);
    const recorded = recordedTemplate(world.get(key), status?.judged?.contractHash ?? '');
    expect(metadata.labels?.[LABELS.rejected]).toBe(rejectionOf(recorded, world.now).rejected);
  }
}

describe('any sequence of events', () => {
  test('leaves consistent conditions and no second Job, and ends in a verdict', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
        const world = new World();
        world.registry.set(IMAGE, REGISTRY.good);
        for (const key of KEYS) world.apply(template(key.slice('apps/'.length)));
        for (const next of steps) {
          take(world, next);
          await world.settle();
          expectInvariants(world);
        }
        // Once everything works again, and nothing else happens, every slot gets its verdict.
        world.killAfterWrites = Infinity;
        world.registry.set(IMAGE, REGISTRY.good);
        for (const key of KEYS)
          world.edit(key, ({ spec }) => Object.assign(spec, { enabled: true, suspend: false }));
        for (let round = 0; round < 4; round++) {
          await world.advance(700_000);
          for (const pod of [...world.startPods(), ...world.pods.values()])
            if (pod.metadata?.deletionTimestamp === undefined) world.setPod(finished(pod));
          await world.settle();
        }
        expectInvariants(world);
        expect(KEYS.map((key) => world.condition(key, 'Valid'))).toEqual(
          KEYS.map(() => 'True Valid'),
        );
        expect([...world.jobs.keys()]).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });
});
