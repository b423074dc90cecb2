import { describe, expect, test } from '@jest/globals';
import { goodFiles, goodInit } from '../contract/cubbi/good-files.ts';
import { cubbiTemplate } from '../fakes/cubbi-template.ts';
import { bootCubbi, cubbiWorld, found } from './cubbi-world.ts';
import { conditions } from './scenarios.ts';

/** The image of the world is not the one that its metadata name. */
const OTHER_NAME = 'CB-011 Warning Failed';
const notMade = { link: '@link 0 - - 0\n|\n@link 1 12346 23457 1\n|/cubbi-config/goose\n' };

describe('a Cubbi template', () => {
  test('is Valid where every boot was right, and says what the image is', async () => {
    const world = cubbiWorld();
    const key = world.apply(cubbiTemplate());
    await bootCubbi(world);
    expect(found(world, key)).toEqual([OTHER_NAME]);
    expect(conditions(world, key)).toMatchObject({ Valid: 'True Valid', Ready: 'True Valid' });
    expect(world.get(key).status?.contract).toEqual({
      detectedRevision: 'Config',
      release: 'v0.5.0',
    });
    expect(world.jobs.size).toBe(0);
    expect(world.created).toHaveLength(1);
  });

  test('is Invalid by what only the boot shows, and a waiver lifts that without another boot', async () => {
    const world = cubbiWorld();
    const key = world.apply(cubbiTemplate());
    await bootCubbi(world, { probe: notMade });
    expect(conditions(world, key)).toMatchObject({ Valid: 'False PersistenceBroken' });
    world.edit(key, ({ spec }) =>
      spec.contract.cubbi?.waivers.push({ check: 'CB-045', reason: 'nothing is kept' }),
    );
    await world.settle();
    expect(conditions(world, key)).toMatchObject({ Valid: 'True Valid' });
    expect(found(world, key)).toEqual([OTHER_NAME, 'CB-045 Error Waived']);
    expect(world.get(key).status?.contract).toMatchObject({ detectedRevision: 'Config' });
    expect(world.created).toHaveLength(1);
  });

  test('is judged anew, with another boot, where it asks for more', async () => {
    const world = cubbiWorld();
    const key = world.apply(cubbiTemplate());
    await bootCubbi(world);
    world.edit(key, ({ spec }) => {
      if (spec.contract.cubbi) spec.contract.cubbi.enforcement = 'Strict';
    });
    await bootCubbi(world);
    expect(conditions(world, key)).toMatchObject({ Valid: 'False SettingIgnored' });
    expect(world.created).toHaveLength(2);
  });

  test('is judged by its layers alone where it asks for no boot', async () => {
    const world = cubbiWorld();
    const files = goodFiles('Config', { init: goodInit('Config') });
    world.tree = files.known ? files.value : undefined;
    const key = world.apply(cubbiTemplate((spec) => (spec.validation.mode = 'Inspect')));
    await world.settle();
    expect(conditions(world, key)).toMatchObject({
      Valid: 'True Valid',
      Booted: 'Unknown NotBooted',
    });
    expect(world.get(key).status?.contract).toEqual({
      detectedRevision: 'Config',
      release: 'v0.5.0',
    });
    expect(world.created).toEqual([]);
  });
});
