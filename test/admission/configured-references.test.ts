import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { SENTENCE } from '../gate/template-object.ts';
import { reviewOf, startServer } from './start-server.ts';
import type { StartedServer } from './start-server.ts';

const WIDGET = { group: 'example.com', version: 'v1', kind: 'Widget' };
const path = '/validate-references?timeout=5s';
const widget = (id: string) => ({ metadata: { name: 'w' }, spec: { slot: { id } } });

let started: StartedServer;
beforeAll(async () => {
  started = await startServer(
    {},
    { references: [{ ...WIDGET, path: ['spec', 'slot', 'id'], field: 'spec.slot.id' }] },
  );
});
afterAll(async () => {
  await started.stop();
});

async function decided(object: unknown, changes: Record<string, unknown> = {}) {
  const answer = await started.post(reviewOf(object, { kind: WIDGET, ...changes }), { path });
  const { response } = answer.body as {
    response: {
      allowed: boolean;
      status?: { message: string };
      auditAnnotations: { reason: string };
    };
  };
  return { ...response, reason: response.auditAnnotations.reason };
}

describe('/validate-references', () => {
  test("rejects an object that names an Invalid slot, with the condition's sentence", async () => {
    expect(await decided(widget('node-24'))).toMatchObject({
      allowed: false,
      status: {
        message: `spec.slot.id: BaseImageTemplate "node-24" is invalid: ${SENTENCE}`,
      },
    });
  });

  test.each<{ reason: string; object: unknown; changes?: Record<string, unknown>; want: string }>([
    { reason: 'names no slot', object: { spec: {} }, want: 'NoReference' },
    {
      reason: 'keeps its slot',
      object: widget('node-24'),
      changes: { operation: 'UPDATE', oldObject: { ...widget('node-24'), status: {} } },
      want: 'ReferenceUnchanged',
    },
    {
      reason: 'is being deleted',
      object: widget('node-24'),
      changes: {
        operation: 'UPDATE',
        oldObject: { metadata: { deletionTimestamp: '2026-11-22T00:00:00Z' }, spec: {} },
      },
      want: 'ObjectDeleted',
    },
    {
      reason: 'is of a kind that was not configured',
      object: widget('node-24'),
      changes: { kind: { ...WIDGET, kind: 'Gadget' } },
      want: 'NoReference',
    },
    { reason: 'names a missing slot', object: widget('later'), want: 'TemplateMissing' },
  ])('admits what $reason: $want', async ({ object, changes, want }) => {
    expect(await decided(object, changes)).toMatchObject({ allowed: true, reason: want });
  });

  test('is not there where nothing is configured', async () => {
    const without = await startServer();
    const answer = await without.post(reviewOf(widget('node-24')), { path });
    await without.stop();
    expect(answer.status).toBe(404);
  });

  test('says nothing about pods, and /validate nothing about what is configured', async () => {
    const pod = { metadata: { labels: { 'vibed.dev/template': 'node-24' } } };
    expect(await decided(pod, { kind: { group: '', version: 'v1', kind: 'Pod' } })).toMatchObject({
      reason: 'NoReference',
    });
    const answer = await started.post(reviewOf(widget('node-24'), { kind: WIDGET }));
    expect(answer.body).toMatchObject({ response: { allowed: true } });
  });
});
