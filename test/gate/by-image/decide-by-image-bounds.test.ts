import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { POD, review, update } from '../../admission/review-builders.ts';
import { digest, invalid } from '../decision-input.ts';
import { statusOf } from '../template-object.ts';
import { byImage } from './by-image-cluster.ts';
import { app, bad, create, pod, rejected } from './free-pods.ts';
import { cpuMs } from '../../cpu-ms.ts';

describe('decideByImage: our own validation pods', () => {
  const job = '705ab4f5-6393-11e8-b7cc-42010a800002';
  const recorded = {
    ...invalid,
    status: { ...statusOf('False'), lastValidation: { key: 'k', jobUID: job } },
  };
  const owner = { apiVersion: 'batch/v1', kind: 'Job', name: 'v', uid: job, controller: true };
  const owned = (changes: object) =>
    pod({ containers: [bad] }, { ownerReferences: [{ ...owner, ...changes }] });
  const controller = 'system:serviceaccount:kube-system:job-controller';
  test.each<{ reason: string; object: unknown; user?: string; want: string }>([
    { reason: 'a pod of the recorded Job', object: owned({}), want: 'ValidationPod' },
    {
      reason: 'made by the whole controller manager',
      object: owned({}),
      user: 'system:kube-controller-manager',
      want: 'ValidationPod',
    },
    { reason: 'made by somebody else', object: owned({}), user: 'mallory', want: 'Invalid' },
    { reason: 'of another Job', object: owned({ uid: 'x' }), want: 'Invalid' },
    { reason: 'of no Job at all', object: owned({ uid: '' }), want: 'Invalid' },
    { reason: 'of another kind', object: owned({ kind: 'CronJob' }), want: 'Invalid' },
    { reason: 'not controlled by it', object: owned({ controller: false }), want: 'Invalid' },
    {
      reason: 'with the label alone',
      object: pod({ containers: [bad] }, { labels: { 'images.vibed.dev/validation': 'k' } }),
      want: 'Invalid',
    },
  ])('$reason: $want', ({ object, user = controller, want }) => {
    const asked = create(object, { username: () => user });
    expect(byImage([recorded], asked).reason).toBe(want);
  });

  test('an update of one is judged like any other', () => {
    const before = pod({ containers: [app] }, { ownerReferences: [owner] });
    const asked = { ...update(before, owned({})), username: () => controller };
    expect(byImage([recorded], asked).reason).toBe('Invalid');
  });
});

describe('decideByImage: bounds', () => {
  test('a pod of so many images that they cannot be compared is rejected, within a second of work', () => {
    const many = Array.from({ length: 200 }, (_, index) => ({ ...invalid, name: `t-${index}` }));
    const digests = Array.from({ length: 5_000 }, (_, index) => ({
      name: `c-${index}`,
      image: digest(`sha256:${index.toString(16).padStart(64, '0')}`),
    }));
    const review = create(pod({ containers: [...digests, bad] }));
    expect(cpuMs(() => byImage(many, review))).toBeLessThan(1_000);
    const decision = byImage(many, review);
    expect(decision).toMatchObject({ outcome: 'Reject', reason: 'TooManyImages' });
    expect(decision.message).toMatch(/^spec: /);
  });

  test('images that no template could have are not counted', () => {
    const images = Array.from({ length: 9_000 }, (_, index) => ({
      name: `c-${index}`,
      image: `registry.example/node:x${index}`,
    }));
    expect(byImage([invalid], create(pod({ containers: [...images, bad] })))).toMatchObject(
      rejected,
    );
  });

  test('more places than are read are rejected', () => {
    const images = Array.from({ length: 10_001 }, () => app);
    const asked = create(pod({ containers: images }));
    expect(byImage([invalid], asked).reason).toBe('TooManyImages');
    expect(byImage([invalid], asked, { maxMode: 'Audit' }).outcome).toBe('Audit');
  });

  test('never throws, and rejects nothing without the image, whatever the pods are', () => {
    const operations = fc.constantFrom('CREATE', 'UPDATE', 'x');
    const lists = fc.constantFrom('containers', 'initContainers', 'volumes', 'metadata');
    fc.assert(
      fc.property(operations, lists, fc.jsonValue(), fc.jsonValue(), (operation, list, a, b) => {
        const object = pod({ [list]: a });
        const asked = review({ kind: POD, operation, object, oldObject: b });
        expect(byImage([invalid], asked).outcome).toBe('Admit');
      }),
    );
  });
});
