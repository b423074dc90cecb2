import { describe, expect, test } from '@jest/globals';
import type { TemplateKey } from '../../src/api/template-key.ts';
import { isConflict } from '../../src/errors/is-conflict.ts';
import { template } from '../fakes/template.ts';
import { goodImage, OTHER_DIGEST, type World } from '../fakes/world.ts';
import { worldPorts } from '../fakes/world-ports.ts';
import { boot, IMAGE, worldWith, wrongLanguage } from './scenarios.ts';

const REJECTED = 'images.vibed.dev/rejected';
const labelOf = (world: World, key: TemplateKey) => world.get(key).metadata.labels?.[REJECTED];

describe('label images.vibed.dev/rejected', () => {
  test('is there while the image is Invalid, and goes with the verdict', async () => {
    const world = worldWith(wrongLanguage());
    const key = world.apply(template());
    await boot(world);
    expect([world.condition(key, 'Valid'), labelOf(world, key)]).toEqual([
      'False WrongLanguage',
      'invalid',
    ]);
    world.registry.set(IMAGE, goodImage(OTHER_DIGEST));
    await world.advance(601_000);
    await boot(world);
    expect([world.condition(key, 'Valid'), labelOf(world, key), world.labelled]).toEqual([
      'True Valid',
      undefined,
      ['invalid', 'none'],
    ]);
  });

  test('follows the spec: without a verdict under Deny, closed, opened again', async () => {
    const world = worldWith();
    const key = world.apply(template());
    await world.settle();
    world.edit(key, ({ spec }) => (spec.admission.whenUnknown = 'Deny'));
    await world.settle();
    await boot(world);
    world.edit(key, ({ spec }) => (spec.enabled = false));
    await world.settle();
    world.edit(key, ({ spec }) => (spec.enabled = true));
    await world.settle();
    expect(world.labelled).toEqual(['unknown', 'none', 'closed', 'none']);
  });

  test('comes by itself when the grace is over, not before', async () => {
    const world = worldWith();
    const key = world.apply(
      template('node-24', ({ admission, validation }) => {
        admission.unknownGrace = '5m';
        validation.interval = '0s';
      }),
    );
    await world.settle();
    await world.advance(299_999);
    expect(labelOf(world, key)).toBeUndefined();
    await world.advance(1);
    expect(labelOf(world, key)).toBe('unknown');
  });

  test.each([
    { reason: 'a value that somebody wrote', labels: { [REJECTED]: 'nonsense', team: 'a' } },
    { reason: 'a label that somebody took away', labels: { team: 'a' } },
  ])('is corrected, and other labels are left alone: $reason', async ({ labels }) => {
    const world = worldWith(wrongLanguage());
    const key = world.apply(template());
    await boot(world);
    world.edit(key, ({ metadata }) => (metadata.labels = labels));
    await world.settle();
    expect(world.get(key).metadata.labels).toEqual({ team: 'a', [REJECTED]: 'invalid' });
  });

  test('is written once: neither its own write nor a restart brings another', async () => {
    const world = worldWith(wrongLanguage());
    const key = world.apply(template());
    await boot(world);
    await world.reconcileOne(key);
    world.restart();
    await world.settle();
    await world.advance(60_000);
    expect(world.labelled).toEqual(['invalid']);
  });

  test('is not written over an object that nobody has looked at', async () => {
    const world = worldWith();
    const key = world.apply(template());
    const seen = world.get(key);
    world.edit(key, ({ spec }) => (spec.enabled = false));
    const late = worldPorts(world).templates.labelRejected(seen, 'invalid');
    expect(isConflict(await late.catch((error: unknown) => error))).toBe(true);
  });
});
