import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { DIGESTS, IMAGE, statusOf } from '../../gate/template-object.ts';
import { smallPod } from '../backstop/small-pod.ts';
import { tryPod } from '../backstop/try-pod.ts';
import { untilKnown } from '../backstop/until-known.ts';
import { writeLabel, writeTemplate } from '../backstop/write-template.ts';
import { eventually } from '../support/eventually.ts';
import { withNamespace } from '../support/with-namespace.ts';
import { withOperatorGone } from '../support/with-operator-gone.ts';

const kube = withOperatorGone();

const PINNED = `registry.example/node@${DIGESTS.old}`;
const label = (slot: string | null) => ({ metadata: { labels: { 'vibed.dev/template': slot } } });
const image = (name: string) => ({ spec: { containers: [{ name: 'app', image: name }] } });

const SLOT = 'backstop-e2e';

function deployment(name: string, slot: string): object {
  const { metadata, spec } = smallPod({ name, image: IMAGE, slot }) as {
    metadata: { labels: object };
    spec: object;
  };
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name },
    spec: {
      replicas: 1,
      selector: { matchLabels: { app: 'e2e' } },
      template: { metadata: { labels: metadata.labels }, spec },
    },
  };
}

describe('an update of a pod', () => {
  const namespace = withNamespace('backstop-updates');
  const path = (name: string) => `/api/v1/namespaces/${namespace}/pods/${name}`;

  beforeAll(async () => {
    const of = (name: string, spec: object, status = statusOf('True')) =>
      writeTemplate(kube(), { namespace, name, spec: { image: IMAGE, ...spec }, status });
    await of('good', {});
    await of('turned', {});
    for (const pod of [
      smallPod({ name: 'free', image: IMAGE }),
      smallPod({ name: 'kept', image: IMAGE, slot: 'good' }),
      smallPod({ name: 'old', image: IMAGE, slot: 'turned' }),
      smallPod({ name: 'pinned', image: PINNED, slot: 'turned' }),
    ]) {
      const made = await kube().send('POST', `/api/v1/namespaces/${namespace}/pods`, pod);
      if (made.code !== 201) throw new Error(made.body.message);
    }
    await kube().send(
      'PATCH',
      `/apis/images.vibed.dev/v1alpha1/namespaces/${namespace}/baseimagetemplates/turned/status`,
      { status: statusOf('False') },
    );
    await writeLabel(kube(), namespace, 'turned', 'invalid');
    await untilKnown(kube(), namespace, 'last');
  });

  test.each([
    { reason: 'the label is added', pod: 'free', change: label('turned') },
    { reason: 'the label is moved', pod: 'kept', change: label('turned') },
    { reason: 'the image becomes the one that is Invalid', pod: 'pinned', change: image(IMAGE) },
  ])('is refused where $reason', async ({ pod, change }) => {
    const { code, body } = await kube().send('PATCH', path(pod), change);
    expect([code, body.message]).toEqual([403, expect.stringContaining('"turned" is invalid')]);
  });

  test.each([
    { reason: 'another label', change: { metadata: { labels: { team: 'a' } } } },
    { reason: 'an annotation', change: { metadata: { annotations: { note: 'b' } } } },
    { reason: 'a finalizer', change: { metadata: { finalizers: ['e2e.vibed.dev/held'] } } },
    { reason: 'a deadline', change: { spec: { activeDeadlineSeconds: 3600 } } },
    { reason: 'the container of the annotation', change: chosen('app') },
    { reason: 'the status', part: '/status', change: { status: { message: 'here' } } },
  ])('passes where the reference stays: $reason', async ({ part = '', change }) => {
    const { code, body } = await kube().send('PATCH', path('old') + part, change);
    expect([code, body.message]).toEqual([200, undefined]);
  });

  test('passes while the pod is being deleted, whatever it changes', async () => {
    expect((await kube().send('DELETE', path('old'))).code).toBe(200);
    const moved = await kube().send('PATCH', path('old'), label('turned'));
    const ended = await kube().send('PATCH', path('old'), { metadata: { finalizers: null } });
    expect([moved.code, ended.code]).toEqual([200, 200]);
    expect((await kube().send('GET', path('old'))).code).toBe(404);
  });

  test('passes where the label is taken away', async () => {
    expect((await kube().send('PATCH', path('pinned'), label(null))).code).toBe(200);
  });
});

describe('beside the pods of rejected templates', () => {
  const namespace = withNamespace('backstop-alone');
  const elsewhere = withNamespace('backstop-elsewhere');
  const requiring = withNamespace('backstop-requires', {
    'images.vibed.dev/require-template': 'true',
  });
  const deployments = (of: string) => `/apis/apps/v1/namespaces/${of}/deployments`;
  const pods = (of: string) => `/api/v1/namespaces/${of}/pods`;

  beforeAll(async () => {
    for (const place of [namespace, 'kube-system']) {
      const spec = { image: IMAGE, enabled: false };
      await writeTemplate(kube(), { namespace: place, name: SLOT, spec });
      await writeLabel(kube(), place, SLOT, 'closed');
    }
    await untilKnown(kube(), namespace, 'last');
  });
  afterAll(async () => {
    const templates = '/apis/images.vibed.dev/v1alpha1/namespaces/kube-system/baseimagetemplates';
    await kube().send('DELETE', `${deployments('kube-system')}/${SLOT}`);
    await kube().send('DELETE', `${templates}/${SLOT}`);
  });

  test('a pod without the label is admitted', async () => {
    const free = smallPod({ name: 'free', image: IMAGE });
    expect(await tryPod(kube(), namespace, free)).toEqual({ outcome: 'Admitted' });
  });

  test('a template of another namespace means nothing', async () => {
    const pod = smallPod({ name: 'far', image: IMAGE, slot: SLOT });
    expect(await tryPod(kube(), elsewhere, pod)).toEqual({ outcome: 'Admitted' });
  });

  test('a Deployment in kube-system gets its pods, whatever its template says', async () => {
    const path = deployments('kube-system');
    expect((await kube().send('POST', path, deployment(SLOT, SLOT))).code).toBe(201);
    const seen = await eventually(
      () => kube().send('GET', `${pods('kube-system')}?labelSelector=vibed.dev/template=${SLOT}`),
      ({ body }) => Array.isArray(body['items']) && body['items'].length === 1,
      { what: 'the pod of the Deployment' },
    );
    expect(seen.code).toBe(200);
  });

  test('a Deployment is admitted, and the policy speaks to its pods', async () => {
    expect((await kube().send('POST', deployments(namespace), deployment('d', SLOT))).code).toBe(
      201,
    );
    const events = `/api/v1/namespaces/${namespace}/events?fieldSelector=reason=FailedCreate`;
    const { body } = await eventually(
      () => kube().send('GET', events),
      (answer) => JSON.stringify(answer.body).includes(SLOT),
      { what: 'the Event of the ReplicaSet' },
    );
    expect(JSON.stringify(body)).toContain('is closed; use another template');
  });

  test('a namespace that requires a template goes on doing so', async () => {
    const free = await kube().send(
      'POST',
      `${pods(requiring)}?dryRun=All`,
      smallPod({ name: 'free', image: IMAGE }),
    );
    expect([free.code, free.body.message]).toEqual([
      403,
      'pods "free" is forbidden: ValidatingAdmissionPolicy \'base-image-require-template\' with binding \'base-image-require-template\' denied request: metadata.labels[vibed.dev/template]: the namespace requires a template (its label images.vibed.dev/require-template is "true"); set the label to the name of a BaseImageTemplate of the namespace',
    ]);
    const pod = smallPod({ name: 'p', image: IMAGE, slot: 'any' });
    expect(await tryPod(kube(), requiring, pod)).toEqual({ outcome: 'Admitted' });
  });
});

function chosen(container: string): object {
  return { metadata: { annotations: { 'vibed.dev/template-container': container } } };
}
