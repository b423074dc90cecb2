import { expect, test } from '@jest/globals';
import { createMemory } from '../../src/controller/controller-memory.ts';
import { createKeyedLock } from '../../src/controller/keyed-lock.ts';
import { reconcile } from '../../src/controller/reconcile.ts';
import { createValidationSlots } from '../../src/controller/validation-slots.ts';
import { isConflict } from '../../src/errors/is-conflict.ts';
import { finished } from '../fakes/pod-states.ts';
import { template } from '../fakes/template.ts';
import { worldPorts } from '../fakes/world-ports.ts';
import { worldWith } from './scenarios.ts';

test('a new leader whose cache lags behind takes no verdict back', async () => {
  const world = worldWith();
  const key = world.apply(template());
  await world.settle();
  const pods = world.startPods();
  await world.settle();
  const old = world.get(key);
  for (const pod of pods) world.setPod(finished(pod));
  await world.settle();
  const ports = worldPorts(world);
  const late = reconcile(key, {
    ports: { ...ports, templates: { ...ports.templates, get: () => old, list: () => [old] } },
    settings: {
      proberImage: 'operator:1',
      maxActiveValidations: 1,
      workers: 1,
      unwaivable: new Set(),
      readPullSecrets: true,
      contracts: { cubbi: { enabled: true, allowHostUsers: false } },
    },
    memory: createMemory(),
    slots: createValidationSlots({ limit: 1, groupOf: () => 'apps', wake: () => undefined }),
    lock: createKeyedLock(),
    signal: new AbortController().signal,
  });
  expect(isConflict(await late.catch((error: unknown) => error))).toBe(true);
  expect(world.condition(key, 'Valid')).toBe('True Valid');
  expect(world.created).toHaveLength(1);
});
