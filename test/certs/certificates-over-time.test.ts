import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { splitCertificates } from '../../src/certs/split-certificates.ts';
import { CertificateWorld, DAY, SECOND } from './certificate-world.ts';

const { AUTHORITY, SERVING } = CertificateWorld.NAMES;

type Step = (world: CertificateWorld) => void | Promise<void>;

/** Kubelets are slow and independent of each other: each step is about one pod. */
const onePod =
  (pod: number, act: (world: CertificateWorld, pod: number) => void): Step =>
  (world) =>
    act(world, pod % world.pods.length);

/** Everything that must go unnoticed by those who create workloads. */
const harmless: fc.Arbitrary<[string, Step]> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constant<[string, Step]>([
      'look',
      async (world) => {
        await world.ensure();
      },
    ]),
  },
  {
    weight: 3,
    arbitrary: fc.integer({ min: 1, max: 15 }).map<[string, Step]>((n) => [
      `${String(n)} s`,
      async (world) => {
        world.pass(n * SECOND);
        await world.ensure();
      },
    ]),
  },
  {
    weight: 3,
    // The controller looks every few seconds and kubelets every minute: in days, all of them do.
    arbitrary: fc.integer({ min: 1, max: 29 }).map<[string, Step]>((n) => [
      `${String(n)} days`,
      async (world) => {
        await world.settle();
        world.syncAll();
        world.pass(n * DAY);
        await world.ensure();
      },
    ]),
  },
  {
    weight: 4,
    arbitrary: fc.nat(9).map<[string, Step]>((n) => [
      `sync ${String(n)}`,
      onePod(n, (world, pod) => {
        const found = world.pods[pod];
        if (found !== undefined) world.sync(found);
      }),
    ]),
  },
  {
    weight: 2,
    arbitrary: fc.nat(9).map<[string, Step]>((n) => [
      `restart ${String(n)}`,
      onePod(n, (world, pod) => {
        const started = world.startPod();
        world.pods.pop();
        // A pod whose Secret is missing or broken waits, and its predecessor is not ended before it is ready.
        if (started.serving.problem() === undefined) world.pods[pod] = started;
      }),
    ]),
  },
  {
    weight: 3,
    arbitrary: fc
      .constantFrom([SERVING], [AUTHORITY], [SERVING, AUTHORITY])
      .map<[string, Step]>((names) => [
        `delete ${names.join(' and ')}`,
        ({ store }) => names.forEach((name) => store.secrets.delete(name)),
      ]),
  },
  {
    weight: 2,
    arbitrary: fc
      .constantFrom<[string, string]>(
        [SERVING, 'tls.key'],
        [SERVING, 'tls.crt'],
        [AUTHORITY, 'ca.key'],
      )
      .map<[string, Step]>(([name, key]) => [
        `spoil ${name} ${key}`,
        (world) => void world.store.secrets.set(name, { ...world.secret(name), [key]: 'spoilt' }),
      ]),
  },
  {
    weight: 2,
    arbitrary: fc.nat(2).map<[string, Step]>((n) => [
      `break off after ${String(n)} writes`,
      async (world) => {
        world.store.failsAfter = n;
        await world.ensure().catch(() => undefined);
        world.store.failsAfter = Infinity;
      },
    ]),
  },
  { weight: 1, arbitrary: fc.constant<[string, Step]>(['lead', (world) => world.changeLeader()]) },
);

/** What nobody can keep from being noticed, for a while. */
const harmful: fc.Arbitrary<[string, Step]> = fc.oneof(
  fc.constant<[string, Step]>(['wipe', ({ store }) => void (store.bundles = ['', ''])]),
  fc.constant<[string, Step]>([
    'remake',
    async (world) => {
      world.store.bundles = undefined;
      await world.ensure();
      world.store.bundles = [''];
    },
  ]),
  fc
    .integer({ min: -2_000, max: 2_000 })
    .map<[string, Step]>((n) => [`jump ${String(n)} days`, (world) => world.jump(n * DAY)]),
  fc
    .integer({ min: 30, max: 900 })
    .map<[string, Step]>((n) => [`down for ${String(n)} days`, (world) => world.pass(n * DAY)]),
);

const named = (steps: readonly [string, Step][]) => steps.map(([name]) => name).join(', ');
const refused = (world: CertificateWorld) => world.refusals().filter((each) => each !== undefined);

describe('certificates over time', () => {
  test('what is served verifies against the bundle at every moment, whatever is deleted, broken, renewed or restarted', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(harmless, { maxLength: 25 }), async (steps) => {
        const world = await CertificateWorld.running();
        for (const [n, [, step]] of steps.entries()) {
          await step(world);
          world.tellPods();
          const past = named(steps.slice(0, n + 1));
          expect([past, refused(world)]).toEqual([past, []]);
          expect(world.pods.map(({ serving }) => serving.problem())).toEqual([
            undefined,
            undefined,
          ]);
        }
      }),
      { numRuns: 15 },
    );
  }, 60_000);

  test('is well again after two looks and one round of the kubelets, whatever happened', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(harmless, harmful), { maxLength: 15 }), async (steps) => {
        const world = await CertificateWorld.running();
        for (const [, step] of steps) await step(world);
        await world.settle();
        world.syncAll();
        expect([named(steps), refused(world)]).toEqual([named(steps), []]);
        world.pass(10 * SECOND);
        expect(await world.ensure()).toMatchObject({ authority: 'Keep', leaf: 'Keep' });
        const bundle = splitCertificates(world.store.bundles?.[0] ?? '');
        expect(bundle.length).toBeLessThanOrEqual(4);
        expect(new Set(bundle).size).toBe(bundle.length);
      }),
      { numRuns: 15 },
    );
  }, 60_000);
});
