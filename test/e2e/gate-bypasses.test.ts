import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { apply } from './support/apply.ts';
import { ENVIRONMENT } from './support/environment.ts';
import { connectKubeApi } from './support/kube-api.ts';
import type { ApiAnswer, KubeApi } from './support/kube-api.ts';
import { kubectl } from './support/kubectl.ts';
import { must } from './support/must.ts';
import { nodeTemplate } from './support/node-template.ts';
import { untilSettled } from './support/until-settled.ts';
import { withNamespace } from './support/with-namespace.ts';

const namespace = withNamespace('bypasses');
const bad = `${ENVIRONMENT.registry}/no-agent:1.0`;
const good = `${ENVIRONMENT.registry}/node-24-good:1.0`;
const pods = `/api/v1/namespaces/${namespace}/pods`;
const deployments = `/apis/apps/v1/namespaces/${namespace}/deployments`;
let api: KubeApi;

/** A pod of a slot. */
function pod(slot: string | undefined, image: string, metadata: object = {}) {
  const labels = slot === undefined ? { app: 'x' } : { 'vibed.dev/template': slot, app: 'x' };
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { generateName: 'try-', labels, ...metadata },
    spec: { terminationGracePeriodSeconds: 0, containers: [{ name: 'app', image }] },
  };
}

function deployment(name: string, slot: string, image: string) {
  const { metadata, spec } = pod(slot, image, { generateName: undefined });
  const template = { metadata: { labels: metadata.labels }, spec: { containers: spec.containers } };
  const selector = { matchLabels: { app: 'x' } };
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name },
    spec: { replicas: 0, selector, template },
  };
}

/** By server-side apply, as a person with a file would. */
function serverSide(object: object, ...flags: string[]) {
  const args = ['apply', '--server-side', '--dry-run=server', '-n', namespace, ...flags];
  return kubectl([...args, '-f', '-'], JSON.stringify(object));
}

beforeAll(async () => {
  api = await connectKubeApi();
  await must(apply([nodeTemplate(namespace, 'no-agent'), nodeTemplate(namespace, 'node-24-good')]));
  await Promise.all(['no-agent', 'node-24-good'].map((name) => untilSettled(namespace, name)));
  const running: readonly [string, object][] = [
    [pods, pod(undefined, bad, { name: 'free' })],
    [pods, pod('node-24-good', good, { name: 'used' })],
    [deployments, deployment('used', 'node-24-good', good)],
  ];
  for (const [path, object] of running) {
    const { code, body } = await api.send('POST', path, object);
    if (code !== 201) throw new Error(body.message);
  }
});
afterAll(() => api.close());

const patch = (path: string, body: object) => () => api.send('PATCH', `${path}?dryRun=All`, body);
const create = (path: string, body: object) => () => api.send('POST', `${path}?dryRun=All`, body);
const labels = (slot: string | null) => ({ metadata: { labels: { 'vibed.dev/template': slot } } });

describe('tricks of a workload', () => {
  test.each<{ trick: string; play: () => Promise<ApiAnswer>; want: number }>([
    {
      trick: 'a generated name',
      play: create(pods, pod('no-agent', bad)),
      want: 403,
    },
    {
      trick: 'an owner that may do all',
      play: create(
        pods,
        pod('no-agent', bad, {
          ownerReferences: [
            { apiVersion: 'apps/v1', kind: 'ReplicaSet', name: 'x', uid: 'u', controller: true },
          ],
        }),
      ),
      want: 403,
    },
    {
      trick: 'the label added to a running pod',
      play: patch(`${pods}/free`, labels('no-agent')),
      want: 403,
    },
    {
      trick: 'the label changed on a running pod',
      play: patch(`${pods}/used`, labels('no-agent')),
      want: 403,
    },
    {
      trick:
        'the label taken away from a running pod ends the reference, and changes nothing that runs',
      play: patch(`${pods}/used`, labels(null)),
      want: 200,
    },
    {
      trick: 'the template switched under a running Deployment',
      play: patch(`${deployments}/used`, { spec: { template: labels('no-agent') } }),
      want: 403,
    },
    {
      trick: 'the label in upper case names no template that exists: it warns',
      play: create(pods, pod('No-Agent', bad)),
      want: 201,
    },
    {
      trick: 'a confusable letter is no label value',
      play: create(pods, pod('nо-agent', bad)),
      want: 422,
    },
    {
      trick: 'a label value that is too long is none',
      play: create(pods, pod('n'.repeat(64), bad)),
      want: 422,
    },
    {
      trick: 'an image in upper case is no image',
      play: create(pods, pod('node-24-good', good.replace('good', 'GOOD'))),
      want: 403,
    },
    {
      trick: 'an ephemeral container of a pod with the label is another image: not judged',
      play: patch(`${pods}/used/ephemeralcontainers`, {
        spec: { ephemeralContainers: [{ name: 'debug', image: bad }] },
      }),
      want: 200,
    },
  ])('$trick: $want', async ({ play, want }) => {
    const { code, body } = await play();
    expect({ code, message: body.message }).toMatchObject({ code: want });
  });

  // As docs/gate.md says: no role for people may write it.
  test('whoever may write the status of a pod brings the label by it', async () => {
    const { code, body } = await patch(`${pods}/free/status`, labels('no-agent'))();
    expect(code).toBe(200);
    expect(body.metadata?.['labels']).toHaveProperty(['vibed.dev/template'], 'no-agent');
  });

  test.each([
    { what: 'a pod', object: pod('no-agent', bad, { name: 'ssa', generateName: undefined }) },
    { what: 'a Deployment that is there', object: deployment('used', 'no-agent', bad) },
    { what: 'a Deployment', object: deployment('ssa', 'no-agent', bad) },
  ])('server-side apply of $what is judged', async ({ object }) => {
    const outcome = await serverSide(object, '--force-conflicts');
    expect(outcome.code).not.toBe(0);
    expect(outcome.stderr).toContain('"no-agent" is invalid');
  });

  test('a dry run is decided as the write is, with the same bytes', async () => {
    const tried = pod('no-agent', bad, { name: 'same', generateName: undefined });
    const dry = await api.send('POST', `${pods}?dryRun=All`, tried);
    const wet = await api.send('POST', pods, tried);
    expect([dry.code, wet.code]).toEqual([403, 403]);
    expect(wet.body.message).toBe(dry.body.message);
  });
});
