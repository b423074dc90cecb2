import { describe, expect, test } from '@jest/globals';
import { createController } from '../../src/controller/create-controller.ts';
import { apiError } from '../fakes/api-error.ts';
import { template } from '../fakes/template.ts';
import { worldPorts } from '../fakes/world-ports.ts';
import { goodImage, World } from '../fakes/world.ts';

/** How long the controller has to write. */
const PATIENCE_MS = 4_000;

/** Runs a controller whose first write fails, until it rests; every wait of it is over at once, and noted. */
async function run(failure: Error | undefined) {
  const world = new World();
  world.registry.set('registry.example/node:1', goodImage());
  const key = world.apply(template());
  const ports = worldPorts(world);
  const waits: number[] = [];
  const errors: unknown[] = [];
  const results: string[] = [];
  let pending = failure;
  const controller = createController({
    ports: {
      ...ports,
      templates: {
        ...ports.templates,
        applyStatus: (of, status) => {
          const error = pending;
          pending = undefined;
          return error === undefined
            ? ports.templates.applyStatus(of, status)
            : Promise.reject(error);
        },
      },
      metrics: { ...ports.metrics, observeReconcile: (result) => results.push(result) },
    },
    settings: {
      proberImage: 'operator:1',
      maxActiveValidations: 1,
      workers: 2,
      unwaivable: new Set(),
      readPullSecrets: true,
      contracts: { cubbi: { enabled: true, allowHostUsers: false } },
      imageVolumes: 'auto',
      userNamespaces: 'auto',
    },
    timers: {
      now: () => world.now,
      after: (delay, callback) => {
        waits.push(delay);
        const timer = results.length < 2 ? setTimeout(callback, 0) : undefined;
        return () => clearTimeout(timer);
      },
    },
    onError: (_key, error) => errors.push(error),
  });
  const running = controller.run();
  controller.listener.templateChanged(key);
  const end = Date.now() + PATIENCE_MS;
  while (world.writes.length === 0 && Date.now() < end)
    await new Promise((resolve) => setTimeout(resolve, 10));
  await controller.stop();
  await running;
  return { results, waits, errors, written: world.writes.length };
}

describe('createController', () => {
  test('works until it is stopped', async () => {
    const { results, errors, written } = await run(undefined);
    expect(results[0]).toBe('success');
    expect([errors, written > 0]).toEqual([[], true]);
  });

  test.each([
    {
      reason: 'a conflict is no failure: look again soon, and tell nobody',
      failure: apiError(409, 'Conflict'),
      want: { result: 'conflict', told: 0, again: true },
    },
    {
      reason: 'a template that is gone is no failure either',
      failure: apiError(404, 'NotFound'),
      want: { result: 'conflict', told: 0, again: true },
    },
    {
      reason: 'anything else is told and tried again',
      failure: new Error('socket hang up'),
      want: { result: 'error', told: 1, again: true },
    },
  ])('$reason', async ({ failure, want }) => {
    const { results, errors, written } = await run(failure);
    expect({ result: results[0], told: errors.length, again: written > 0 }).toEqual(want);
  });
});
