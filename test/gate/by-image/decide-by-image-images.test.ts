import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { digest, invalid, unknown, valid } from '../decision-input.ts';
import { DIGESTS, IMAGE, statusOf } from '../template-object.ts';
import type { TemplateChanges } from '../template-object.ts';
import { byImage } from './by-image-cluster.ts';
import { create, other, pod, rejected, running } from './free-pods.ts';
import type { Row, Want } from './free-pods.ts';

describe('decideByImage: which image it is', () => {
  const mirrors = [{ source: 'registry.example', mirror: 'mirror.example/copy' }];
  const none: Want = { outcome: 'Admit', reason: 'NoReference', template: '' };
  const old = {
    ...statusOf('True'),
    judgedDigests: [
      { digest: DIGESTS.index, outcome: 'Valid', contractHash: 'c0ffee', at: '' },
      { digest: DIGESTS.old, outcome: 'Invalid', contractHash: 'c0ffee', at: '' },
    ],
  } as NonNullable<TemplateChanges['status']>;
  test.each<Row>([
    {
      reason: 'another tag of the repository is another image',
      asked: create(running('registry.example/node:2.0')),
      want: none,
    },
    {
      reason: 'the digest that was judged',
      asked: create(running(digest(DIGESTS.index))),
      want: rejected,
    },
    {
      reason: "a platform's digest, beside any tag",
      asked: create(running(`registry.example/node:9@${DIGESTS.platform}`)),
      want: rejected,
    },
    {
      reason: 'a digest that was judged before goes by its own verdict',
      asked: create(running(digest(DIGESTS.old))),
      templates: [{ status: old }],
      want: { ...rejected, message: expect.stringContaining(DIGESTS.old) as unknown as string },
    },
    {
      reason: 'a digest that the slot does not have',
      asked: create(running(digest(DIGESTS.foreign))),
      want: none,
    },
    {
      reason: 'before the slot was resolved, any digest of the repository may be its own',
      asked: create(running(digest(DIGESTS.foreign))),
      templates: [{ admission: { whenUnknown: 'Deny' } }],
      want: { outcome: 'Reject', reason: 'Unknown' },
    },
    {
      reason: 'a mirror',
      asked: create(running('mirror.example/copy/node:1.0')),
      policy: { mirrors },
      want: rejected,
    },
    {
      reason: 'upper case and the default port in the name of the registry',
      asked: create(running('Registry.EXAMPLE:443/node:1.0')),
      want: rejected,
    },
    {
      reason: 'a short name',
      asked: create(running('docker.io/library/node')),
      templates: [{ ...invalid, image: 'node:latest', enabled: false }],
      want: { outcome: 'Reject', reason: 'SlotClosed' },
    },
    {
      reason: 'the same name in another registry',
      asked: create(running('evil.example/node:1.0')),
      want: none,
    },
    {
      reason: 'a slot that is pinned to a digest is not met by a tag',
      asked: create(running(IMAGE)),
      templates: [{ ...invalid, image: digest(DIGESTS.index) }],
      want: none,
    },
  ])('$reason', ({ asked, templates = [invalid], policy, want }) => {
    expect(byImage(templates, asked, policy)).toMatchObject(want);
  });
});

describe('decideByImage: which decision counts', () => {
  const both = pod({
    containers: [
      { name: 'a', image: IMAGE },
      { name: 'b', image: other },
    ],
  });
  const closed = (name: string, image: string) => ({ name, image, enabled: false });
  test.each<Row>([
    {
      reason: 'the worst of several templates of one image',
      asked: create(running(IMAGE)),
      templates: [
        { ...valid, name: 'a' },
        { ...invalid, name: 'b', admission: { mode: 'Warn' } },
        { ...invalid, name: 'c' },
        { ...unknown, name: 'd' },
      ],
      want: { outcome: 'Reject', template: 'c' },
    },
    {
      reason: 'of equal ones the first name, in whatever order they came',
      asked: create(running(IMAGE)),
      templates: [closed('b', IMAGE), closed('a', IMAGE), closed('c', IMAGE)],
      want: { outcome: 'Reject', template: 'a' },
    },
    {
      reason: 'of equal ones the first place in the pod',
      asked: create(both),
      templates: [closed('a', other), closed('b', IMAGE)],
      want: { outcome: 'Reject', template: 'b' },
    },
    {
      reason: 'maxMode caps it',
      asked: create(running(IMAGE)),
      policy: { maxMode: 'Warn' },
      want: { outcome: 'Warn', reason: 'Invalid' },
    },
    {
      reason: 'a tag under DigestOnly',
      asked: create(running(IMAGE)),
      templates: [{ ...valid, admission: { references: 'DigestOnly' } }],
      want: {
        outcome: 'Reject',
        reason: 'DigestRequired',
        message: expect.stringMatching(/^spec\.containers\[0\]\.image: /) as unknown as string,
      },
    },
  ])('$reason', ({ asked, templates = [invalid], policy, want }) => {
    expect(byImage(templates, asked, policy)).toMatchObject(want);
  });

  test('is the same bytes whatever the order in which templates came', () => {
    const templates = ['a', 'b', 'c', 'd'].map((name, index) => ({
      ...(index % 2 === 0 ? invalid : unknown),
      name,
      admission: { whenUnknown: 'Deny' as const },
    }));
    const asked = create(running(IMAGE));
    const want = byImage(templates, asked);
    const shuffled = fc.shuffledSubarray(templates, { minLength: 4 });
    fc.assert(fc.property(shuffled, (some) => expect(byImage(some, asked)).toEqual(want)));
  });
});
