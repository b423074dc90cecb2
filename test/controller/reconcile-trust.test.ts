import { describe, expect, test } from '@jest/globals';
import { config } from '../contract/good-evidence.ts';
import { changed } from '../fakes/changed.ts';
import { finished } from '../fakes/pod-states.ts';
import { template } from '../fakes/template.ts';
import { DIGEST, goodImage, World } from '../fakes/world.ts';
import { boot, IMAGE, worldWith, wrongLanguage } from './scenarios.ts';

describe('reconcile: trust', () => {
  test('a Job that somebody else made under the same name proves nothing', async () => {
    const probe = worldWith();
    probe.apply(template());
    await probe.settle();
    const [name = ''] = probe.created;
    const world = worldWith();
    const forged = structuredClone([...probe.jobs.values()][0] ?? {});
    const candidate = forged.spec?.template.spec?.containers.at(-1);
    if (candidate !== undefined) candidate.image = 'registry.example/good:1';
    world.setJob(changed(forged, { metadata: changed(forged.metadata ?? {}, { uid: 'forged' }) }));
    const key = world.apply(template());
    await boot(world);
    expect(world.condition(key, 'Valid')).toBe('Unknown PodRejected');
    await world.advance(10_000);
    await boot(world);
    expect(world.created).toEqual([`${name}-2`]);
    expect(world.condition(key, 'Valid')).toBe('True Valid');
  });

  test('another pod than the first one proves nothing', async () => {
    const world = worldWith(wrongLanguage());
    world.registry.set(IMAGE, goodImage());
    const key = world.apply(template());
    await world.settle();
    const [pod] = world.startPods();
    await world.settle();
    const [job] = [...world.jobs.values()];
    if (pod === undefined || job === undefined) throw new Error('there is no pod');
    world.removePod(pod);
    world.setPod(finished(world.podOf(job)));
    await world.settle();
    expect(world.condition(key, 'Valid')).toBe('Unknown Evicted');
  });

  test('evidence counts only after the UIDs of Job and pod are in the status', async () => {
    const world = worldWith();
    const key = world.apply(template());
    await world.settle();
    for (const pod of world.startPods()) world.setPod(finished(pod));
    await world.settle();
    const uids = world.writes.map(({ status }) => status.lastValidation?.podUID);
    const judged = world.writes.findIndex(({ status }) => status.judged !== undefined);
    expect(uids.slice(0, judged).at(-1)).toBeDefined();
    expect(world.condition(key, 'Valid')).toBe('True Valid');
  });
});

describe('reconcile: nodes that change while a validation runs', () => {
  test.each([
    { reason: 'a Job that was recorded', writes: Infinity },
    { reason: 'a Job that the controller could not record before it was killed', writes: 1 },
  ])('$reason is judged as it was made', async ({ writes }) => {
    const world = worldWith();
    const key = world.apply(template());
    world.killAfterWrites = writes;
    await world.settle();
    for (const { status } of world.nodes)
      if (status?.nodeInfo !== undefined) status.nodeInfo.kubeletVersion = 'v1.30.0';
    await boot(world);
    expect(world.condition(key, 'Valid')).toBe('True Valid');
    expect(world.created).toHaveLength(1);
  });
});

test('nodes that are scaled to zero take no verdict back', async () => {
  const arm = { platform: 'linux/arm64', digest: `${DIGEST.slice(0, -1)}2` };
  const image = {
    resolution: { outcome: 'Resolved', digest: DIGEST, platforms: [arm] },
    configs: { 'linux/arm64': config({ architecture: 'arm64' }) },
  } as const;
  const world = worldWith(image);
  for (const { status } of world.nodes)
    if (status?.nodeInfo !== undefined) status.nodeInfo.architecture = 'arm64';
  const key = world.apply(template());
  await boot(world);
  const before = world.condition(key, 'Valid');
  world.nodes = [];
  await world.advance(600_000);
  expect(world.condition(key, 'Valid')).toBe(before);
});

describe('reconcile: killed at any moment', () => {
  test.each(Array.from({ length: 12 }, (_, index) => ({ writes: index + 1 })))(
    'after write $writes: one pod, one verdict',
    async ({ writes }) => {
      const world = new World();
      world.registry.set(IMAGE, goodImage());
      const keys = ['slot-0', 'slot-1'].map((name) => world.apply(template(name)));
      world.killAfterWrites = writes;
      await boot(world);
      await world.advance(1000);
      expect(world.created).toHaveLength(1);
      expect(keys.map((key) => world.condition(key, 'Valid'))).toEqual([
        'True Valid',
        'True Valid',
      ]);
      expect([...world.jobs]).toEqual([]);
    },
  );
});
