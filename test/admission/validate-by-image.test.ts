import { afterEach, expect, test } from '@jest/globals';
import { invalid } from '../gate/decision-input.ts';
import { indexOf } from '../gate/by-image/by-image-cluster.ts';
import { podObject } from './sandbox-objects.ts';
import { reviewOf, startServer } from './start-server.ts';

const path = '/validate-by-image?timeout=5s';
const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(stops.splice(0).map((stop) => stop()));
});

test('a pod that names no template is judged by its images on a path of its own', async () => {
  const { post, stop } = await startServer({}, { templatesByImage: indexOf([invalid]) });
  stops.push(stop);
  const body = reviewOf(podObject(undefined, {}));
  expect(await post(body, { path })).toMatchObject({
    status: 200,
    body: {
      response: {
        allowed: false,
        auditAnnotations: { decision: 'Reject', reason: 'Invalid', template: 'node-24' },
      },
    },
  });
  expect(await post(body)).toMatchObject({
    body: { response: { allowed: true, auditAnnotations: { reason: 'NoReference' } } },
  });
});

test('without an index of images there is no such path', async () => {
  const { post, stop } = await startServer();
  stops.push(stop);
  expect(await post(reviewOf(podObject()), { path })).toMatchObject({ status: 404 });
});
