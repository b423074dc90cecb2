import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { apply } from './support/apply.ts';
import { ENVIRONMENT } from './support/environment.ts';
import { connectKubeApi } from './support/kube-api.ts';
import type { KubeApi } from './support/kube-api.ts';
import { kubectl } from './support/kubectl.ts';
import { must } from './support/must.ts';
import { nodeTemplate } from './support/node-template.ts';
import { templateStatus } from './support/template-status.ts';
import { untilSettled } from './support/until-settled.ts';
import { untilTemplate } from './support/until-template.ts';
import { withNamespace } from './support/with-namespace.ts';

const namespace = withNamespace('by-image', { 'images.vibed.dev/by-image': 'true' });
const elsewhere = withNamespace('by-label');
const good = `${ENVIRONMENT.registry}/node-24-good:1.0`;
const bad = `${ENVIRONMENT.registry}/no-agent:1.0`;
const other = `${ENVIRONMENT.registry}/app-sidecar:1.0`;
const pods = `/api/v1/namespaces/${namespace}/pods`;
let api: KubeApi;

const app = { name: 'app', image: other };
const bringing = { name: 'bringing', image: bad };

/** A pod that names no template. */
function pod(spec: object, metadata: object = {}) {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { generateName: 'free-', ...metadata },
    spec: { terminationGracePeriodSeconds: 0, containers: [app], ...spec },
  };
}
const create = (spec: object, metadata?: object) =>
  api.send('POST', `${pods}?dryRun=All`, pod(spec, metadata));

beforeAll(async () => {
  api = await connectKubeApi();
  const waiting = { admission: { whenUnknown: 'Deny' } };
  await must(
    apply([
      nodeTemplate(namespace, 'node-24-good', waiting),
      nodeTemplate(namespace, 'no-agent', waiting),
      nodeTemplate(elsewhere, 'no-agent', { validation: { mode: 'Off' } }),
    ]),
  );
  await Promise.all(['node-24-good', 'no-agent'].map((name) => untilSettled(namespace, name)));
});
afterAll(() => api.close());

describe('a pod that names no template', () => {
  test.each([
    ['a container', { containers: [bringing] }, 'spec.containers[0].image'],
    ['an init container', { initContainers: [bringing] }, 'spec.initContainers[0].image'],
    [
      'a sidecar',
      { initContainers: [{ ...bringing, restartPolicy: 'Always' }] },
      'spec.initContainers[0].image',
    ],
    [
      'an image volume',
      { volumes: [{ name: 'image', image: { reference: bad } }] },
      'spec.volumes[0].image.reference',
    ],
  ])('is rejected for the image of an Invalid template in %s', async (_place, spec, field) => {
    const { code, body } = await create(spec);
    const { conditions } = await templateStatus(namespace, 'no-agent');
    expect(code).toBe(403);
    expect(body.message).toContain(
      `${field}: BaseImageTemplate "no-agent" is invalid: ${conditions['Valid']?.message}`,
    );
  });

  test.each([
    ['of a Valid template', { containers: [{ name: 'app', image: good }] }],
    ['of no template', {}],
  ])('is admitted with an image %s', async (_reason, spec) => {
    expect(await create(spec)).toMatchObject({ code: 201 });
  });

  test('is not judged in a namespace that does not ask for it', async () => {
    const path = `/api/v1/namespaces/${elsewhere}/pods?dryRun=All`;
    expect(await api.send('POST', path, pod({ containers: [bringing] }))).toMatchObject({
      code: 201,
    });
  });

  test('is rejected when a forged owner says that it is a validation pod', async () => {
    const { template } = await templateStatus(namespace, 'no-agent');
    const { job, jobUID } = template.status?.lastValidation ?? {};
    expect(jobUID).toBeDefined();
    const owner = { apiVersion: 'batch/v1', kind: 'Job', name: job, uid: jobUID, controller: true };
    const { code, body } = await create({ containers: [bringing] }, { ownerReferences: [owner] });
    expect({ code, message: body.message }).toMatchObject({
      code: 403,
      message: expect.stringContaining('by-image.images.vibed.dev'),
    });
  });
});

describe('a running pod that names no template', () => {
  const debugging = (image: string) => ({
    spec: { ephemeralContainers: [{ name: 'debug', image, targetContainerName: 'app' }] },
  });
  beforeAll(async () => {
    const { code, body } = await api.send('POST', pods, pod({}, { name: 'running' }));
    if (code !== 201) throw new Error(body.message);
  });

  test.each<{ reason: string; path: string; patch: object; want: number }>([
    {
      reason: 'an ephemeral container with the image of an Invalid template is refused',
      path: '/running/ephemeralcontainers',
      patch: debugging(bad),
      want: 403,
    },
    {
      reason: 'an ephemeral container with another image is let in',
      path: '/running/ephemeralcontainers',
      patch: debugging(good),
      want: 200,
    },
    {
      reason: 'a label is let in',
      path: '/running',
      patch: { metadata: { labels: { a: 'b' } } },
      want: 200,
    },
  ])('$reason', async ({ path, patch, want }) => {
    const { code, body } = await api.send('PATCH', `${pods}${path}?dryRun=All`, patch);
    expect({ code, message: body.message }).toMatchObject({ code: want });
  });

  test('a change to the image of an Invalid template is refused', async () => {
    const change = ['set', 'image', 'pod/running', '-n', namespace, `app=${bad}`];
    const outcome = await kubectl([...change, '--dry-run=server']);
    expect(outcome.code).not.toBe(0);
    expect(outcome.stderr).toContain('spec.containers[0].image: ');
  });
});

test('an image that is Invalid is validated again all the same', async () => {
  const before = (await templateStatus(namespace, 'no-agent')).template.status?.lastValidation;
  const asked = `images.vibed.dev/validate-requested-at=${new Date().toISOString()}`;
  await must(kubectl(['annotate', 'bit', 'no-agent', '-n', namespace, asked]));
  const { template, conditions } = await untilTemplate(
    namespace,
    'no-agent',
    ({ template: { status } }) =>
      status?.lastValidation?.jobUID !== undefined &&
      status.lastValidation.jobUID !== before?.jobUID &&
      status.lastValidation.finishedAt !== undefined,
    { timeoutMs: 180_000, what: 'another validation' },
  );
  expect(template.status?.lastValidation?.podUID).toBeDefined();
  expect(conditions['Valid']).toMatchObject({ status: 'False' });
});
