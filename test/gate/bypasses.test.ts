import { describe, expect, test } from '@jest/globals';
import type { Review } from '../../src/gate/review.ts';
import { fakeCluster } from '../admission/fake-cluster.ts';
import { CLAIM, POD, ask, update } from '../admission/review-builders.ts';
import { claimObject, poolObject, sandboxTemplateObject } from '../admission/sandbox-objects.ts';
import {
  FINE,
  FOREIGN,
  LABEL,
  apps,
  create,
  fine,
  kind,
  labelled,
  workload,
} from './bypass-objects.ts';
import type { Trick } from './bypass-objects.ts';
import { TRICKS } from './bypass-tricks.ts';
import { byImage } from './by-image/by-image-cluster.ts';
import { invalid } from './decision-input.ts';
import { DIGESTS, IMAGE, templateObject } from './template-object.ts';

/** Decisions by the label and, for pods without one, by image where that is asked for. */
async function decided(asked: Review): Promise<{ label: string; image: string }> {
  const cluster = fakeCluster();
  cluster.cache(templateObject(invalid));
  cluster.cache(templateObject(fine));
  cluster.cache(poolObject('pool', 'node'));
  cluster.cache(poolObject('empty', 'nobody'));
  cluster.cache(sandboxTemplateObject('node'));
  const label = await ask(cluster, asked);
  const image = byImage([invalid, fine], asked);
  return {
    label: `${label.outcome} ${label.reason}`,
    image: `${image.outcome} ${image.reason}`,
  };
}

const PASSES = ['Admit NoReference', 'Admit NotJudged', 'Admit ReferenceUnchanged'];
const short = (text: string) => (PASSES.includes(text) ? '-' : text);

describe('what is tried to get past the gate', () => {
  test.each(TRICKS)('$trick: $label', async ({ asked, label, image = '-' }) => {
    const found = await decided(asked);
    expect({ label: short(found.label), image: short(found.image) }).toEqual({ label, image });
  });

  test.each([
    apps('Deployment'),
    apps('ReplicaSet'),
    apps('StatefulSet'),
    apps('DaemonSet'),
    kind('batch', 'v1', 'Job'),
    kind('', 'v1', 'ReplicationController'),
  ])('spec.template of a $kind: created, and switched while it runs', async (of) => {
    const object = workload('node-24', IMAGE);
    const made = await decided(create(object, { kind: of }));
    const switched = await decided(update(workload('fine', FINE), object, of));
    expect([made.label, switched.label]).toEqual(['Reject Invalid', 'Reject Invalid']);
  });

  test('spec.jobTemplate.spec.template of a CronJob', async () => {
    const object = { spec: { jobTemplate: { spec: workload('node-24', IMAGE).spec } } };
    const { label } = await decided(create(object, { kind: kind('batch', 'v1', 'CronJob') }));
    expect(label).toBe('Reject Invalid');
  });

  test.each<Trick>([
    {
      trick: 'a claim',
      asked: create(claimObject('pool'), { kind: CLAIM }),
      label: 'Reject Invalid',
    },
    {
      trick: 'a claim whose pool leads nowhere',
      asked: create(claimObject('empty'), { kind: CLAIM }),
      label: 'Warn LinkBroken',
    },
    {
      trick: 'a claim with the older form in an annotation',
      asked: create(
        claimObject('pool', {
          'api.agents.x-k8s.io/v1alpha1-sandboxclaim-state': '{"spec":{"warmpool":"fine"}}',
        }),
        { kind: CLAIM },
      ),
      label: 'Reject Invalid',
    },
    {
      trick: 'a pod that a Sandbox makes is a pod like any other',
      asked: create(
        {
          ...labelled('node-24', IMAGE),
          metadata: {
            labels: { [LABEL]: 'node-24', 'agents.x-k8s.io/sandbox-name-hash': 'h' },
            ownerReferences: [
              { apiVersion: 'agents.x-k8s.io/v1beta1', kind: 'Sandbox', name: 's', uid: 'u' },
            ],
          },
        },
        {
          username: () => 'system:serviceaccount:agent-sandbox-system:agent-sandbox-controller',
        },
      ),
      label: 'Reject Invalid',
    },
    {
      trick: 'a pod that a Sandbox adopts, with another image',
      asked: update(labelled(undefined, FOREIGN), labelled('node-24', FOREIGN), POD),
      label: 'Reject ImageMismatch',
    },
  ])('agent-sandbox: $trick: $label', async ({ asked, label }) => {
    expect((await decided(asked)).label).toBe(label);
  });
});

describe('what gets past it, as docs/gate.md says', () => {
  test.each<Trick>([
    {
      trick: 'another container beside the one of the template',
      asked: create(labelled('fine', [FINE, IMAGE])),
      label: 'Admit Valid',
    },
    {
      trick: 'a sidecar of a pod with the label',
      asked: create(labelled('fine', FINE, { initContainers: [{ name: 'i', image: IMAGE }] })),
      label: 'Admit Valid',
    },
    {
      trick: 'the same image under another tag, in a pod without the label',
      asked: create(labelled(undefined, 'registry.example/node:latest')),
      label: '-',
    },
    {
      trick: 'the same image in another repository, by the same digest',
      asked: create(labelled(undefined, `copy.example/node@${DIGESTS.index}`)),
      label: '-',
    },
    {
      trick: 'the registry by another name of the same host',
      asked: create(labelled(undefined, 'registry.example:0443/node:1.0')),
      label: '-',
    },
    {
      trick: 'a label that names no template, where a missing template warns',
      asked: create(labelled('nobody', IMAGE)),
      label: 'Warn TemplateMissing',
    },
  ])('$trick: $label', async ({ asked, label, image = '-' }) => {
    const found = await decided(asked);
    expect({ label: short(found.label), image: short(found.image) }).toEqual({ label, image });
  });
});
