import { describe, expect, test } from '@jest/globals';
import { DEPLOYMENT, update } from '../../admission/review-builders.ts';
import { invalid, valid } from '../decision-input.ts';
import { IMAGE, SENTENCE } from '../template-object.ts';
import { byImage } from './by-image-cluster.ts';
import { app, bad, create, other, pod, rejected, running } from './free-pods.ts';
import type { Row } from './free-pods.ts';

describe('decideByImage: wherever a pod has the image', () => {
  test.each<{ reason: string; spec: Record<string, unknown>; field: string }>([
    {
      reason: 'a container',
      spec: { containers: [app, bad] },
      field: 'spec.containers[1].image',
    },
    {
      reason: 'an init container',
      spec: { containers: [app], initContainers: [bad] },
      field: 'spec.initContainers[0].image',
    },
    {
      reason: 'a sidecar',
      spec: { containers: [app], initContainers: [app, { ...bad, restartPolicy: 'Always' }] },
      field: 'spec.initContainers[1].image',
    },
    {
      reason: 'an ephemeral container',
      spec: { containers: [app], ephemeralContainers: [bad] },
      field: 'spec.ephemeralContainers[0].image',
    },
    {
      reason: 'an image volume',
      spec: {
        containers: [app],
        volumes: [
          { name: 'a', emptyDir: {} },
          { name: 'b', image: { reference: IMAGE } },
        ],
      },
      field: 'spec.volumes[1].image.reference',
    },
  ])('$reason: $field', ({ spec, field }) => {
    expect(byImage([invalid], create(pod(spec)))).toMatchObject({
      ...rejected,
      message: `${field}: BaseImageTemplate "node-24" is invalid: ${SENTENCE}`,
    });
    expect(byImage([valid], create(pod(spec)))).toMatchObject({
      outcome: 'Admit',
      reason: 'Valid',
      template: 'node-24',
    });
  });
});

describe('decideByImage: what is judged', () => {
  const labels = { 'vibed.dev/template': 'go-123' };
  const left = { deletionTimestamp: '2026-11-22T00:00:00Z' };
  const debugged = pod({ containers: [app], ephemeralContainers: [bad] });
  test.each<Row>([
    { reason: 'a create', asked: create(running(IMAGE)), want: rejected },
    { reason: 'a dry run', asked: create(running(IMAGE), { dryRun: true }), want: rejected },
    {
      reason: 'a generated name',
      asked: create(pod({ containers: [bad] }, { name: undefined, generateName: 'app-' })),
      want: rejected,
    },
    {
      reason: 'a pod with the label is judged by the label, elsewhere',
      asked: create(pod({ containers: [bad] }, { labels })),
      want: { outcome: 'Admit', reason: 'NotJudged' },
    },
    {
      reason: 'the annotation that chooses a container chooses none without the label',
      asked: create(
        pod({ containers: [app, bad] }, { annotations: { 'vibed.dev/template-container': 'app' } }),
      ),
      want: rejected,
    },
    {
      reason: 'an update that brings the image',
      asked: update(running(other), running(IMAGE)),
      want: rejected,
    },
    {
      reason: 'an ephemeral container that brings the image',
      asked: { ...update(running(other), debugged), subResource: 'ephemeralcontainers' },
      want: rejected,
    },
    {
      reason: 'a pod that runs the image may be debugged with another one',
      asked: {
        ...update(running(IMAGE), pod({ containers: [bad], ephemeralContainers: [app] })),
        subResource: 'ephemeralcontainers',
      },
      want: { outcome: 'Admit', reason: 'NoReference' },
    },
    {
      reason: 'an update that keeps the images',
      asked: update(running(IMAGE), pod({ containers: [bad] }, { labels: { a: 'b' } })),
      want: { outcome: 'Admit', reason: 'ReferenceUnchanged' },
    },
    {
      reason: 'an update that takes the label away, and keeps the images',
      asked: update(pod({ containers: [bad] }, { labels }), running(IMAGE)),
      want: { outcome: 'Admit', reason: 'ReferenceUnchanged' },
    },
    {
      reason: 'a pod that is being deleted',
      asked: update(pod({ containers: [app] }, left), pod({ containers: [bad] }, left)),
      want: { outcome: 'Admit', reason: 'ObjectDeleted' },
    },
    {
      reason: 'a status',
      asked: { ...update(running(other), running(IMAGE)), subResource: 'status' },
      want: { outcome: 'Admit', reason: 'NotJudged' },
    },
    {
      reason: 'a delete',
      asked: create(null, { operation: 'DELETE', oldObject: running(IMAGE) }),
      want: { outcome: 'Admit', reason: 'NotJudged' },
    },
    {
      reason: 'a workload: its pods are judged',
      asked: create({ spec: { template: running(IMAGE) } }, { kind: DEPLOYMENT }),
      want: { outcome: 'Admit', reason: 'NotJudged' },
    },
    {
      reason: 'templates of other namespaces are none',
      asked: create(running(IMAGE), { namespace: 'else' }),
      want: { outcome: 'Admit', reason: 'NoReference' },
    },
  ])('$reason', ({ asked, want }) => {
    expect(byImage([invalid], asked)).toMatchObject(want);
  });
});
