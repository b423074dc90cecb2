import { describe, expect, test } from '@jest/globals';
import { decide } from '../../src/gate/decide.ts';
import type { Decision } from '../../src/gate/decision.ts';
import type { Given } from './decision-input.ts';
import { decisionInput, digest, valid } from './decision-input.ts';
import { DIGESTS, HASH, IMAGE, statusOf } from './template-object.ts';
import type { TemplateChanges } from './template-object.ts';

describe('decide: images', () => {
  const pinned: TemplateChanges = {
    image: digest(DIGESTS.index),
    status: statusOf('True', {
      judged: {
        image: digest(DIGESTS.index),
        digest: DIGESTS.index,
        contractHash: HASH,
        finishedAt: '',
      },
    }),
  };
  const oldInvalid: TemplateChanges = {
    status: statusOf('True', {
      judgedDigests: [{ digest: DIGESTS.old, outcome: 'Invalid', contractHash: HASH, at: '' }],
    }),
  };
  const oldValid: TemplateChanges = {
    status: statusOf('False', {
      judgedDigests: [{ digest: DIGESTS.old, outcome: 'Valid', contractHash: HASH, at: '' }],
    }),
  };
  test.each<{ reason: string; given: Given; want: Decision['reason'] }>([
    { reason: 'by tag', given: { template: valid }, want: 'Valid' },
    {
      reason: 'a slot whose image is no reference is met by nothing, not even by the same words',
      given: { template: { ...valid, image: 'Registry/Node' }, image: 'Registry/Node' },
      want: 'ImageMismatch',
    },
    {
      reason: 'by the index digest',
      given: { template: valid, image: digest(DIGESTS.index) },
      want: 'Valid',
    },
    {
      reason: "by a platform's digest",
      given: { template: valid, image: digest(DIGESTS.platform) },
      want: 'Valid',
    },
    {
      reason: 'by tag and digest, where the digest decides what is pulled',
      given: { template: valid, image: `${IMAGE}@${DIGESTS.foreign}` },
      want: 'ImageMismatch',
    },
    {
      reason: 'by a foreign digest',
      given: { template: valid, image: digest(DIGESTS.foreign) },
      want: 'ImageMismatch',
    },
    {
      reason: 'before the slot was resolved no digest can be called foreign',
      given: { image: digest(DIGESTS.foreign) },
      want: 'Unknown',
    },
    {
      reason: 'another tag',
      given: { template: valid, image: 'registry.example/node:2.0' },
      want: 'ImageMismatch',
    },
    {
      reason: 'no tag is latest',
      given: { template: valid, image: 'registry.example/node' },
      want: 'ImageMismatch',
    },
    {
      reason: 'latest and no tag are the same',
      given: { template: { image: 'node' }, image: 'docker.io/library/node:latest' },
      want: 'Unknown',
    },
    {
      reason: 'another repository of the same name',
      given: { template: valid, image: 'evil.example/node:1.0' },
      want: 'ImageMismatch',
    },
    {
      reason: 'a text that is no image',
      given: { template: valid, image: 'BAD::ref' },
      want: 'ImageMismatch',
    },
    {
      reason: 'a mirror of the registry',
      given: {
        template: valid,
        image: 'mirror.example/cache/node:1.0',
        policy: { mirrors: [{ source: 'registry.example', mirror: 'mirror.example/cache' }] },
      },
      want: 'Valid',
    },
    {
      reason: 'a slot that is pinned is not met by a tag',
      given: { template: pinned },
      want: 'ImageMismatch',
    },
    {
      reason: 'a slot that is pinned, by its digest',
      given: { template: pinned, image: digest(DIGESTS.index) },
      want: 'Valid',
    },
    {
      reason: 'an older digest that was judged Invalid, though the slot is Valid',
      given: { template: oldInvalid, image: digest(DIGESTS.old) },
      want: 'Invalid',
    },
    {
      reason: 'an older digest that was judged Valid, though the slot is Invalid: the way out',
      given: { template: oldValid, image: digest(DIGESTS.old) },
      want: 'Valid',
    },
    {
      reason: 'DigestOnly is met by a digest',
      given: {
        template: { ...valid, admission: { references: 'DigestOnly' } },
        image: digest(DIGESTS.index),
      },
      want: 'Valid',
    },
    {
      reason: 'a sidecar may run anything',
      given: {
        template: valid,
        reference: {
          containers: [
            { container: 'a', image: 'envoy' },
            { container: 'b', image: IMAGE },
          ],
        },
      },
      want: 'Valid',
    },
    {
      reason: 'the worst of several images of the slot counts',
      given: {
        template: oldInvalid,
        reference: {
          containers: [
            { container: 'a', image: IMAGE },
            { container: 'b', image: digest(DIGESTS.old) },
          ],
        },
      },
      want: 'Invalid',
    },
    {
      reason: 'the annotation says which container it must be',
      given: {
        template: valid,
        reference: {
          chosen: 'a',
          containers: [
            { container: 'a', image: 'envoy' },
            { container: 'b', image: IMAGE },
          ],
        },
      },
      want: 'ImageMismatch',
    },
    {
      reason: 'the annotation names a container that is not there',
      given: { template: valid, reference: { chosen: 'nobody' } },
      want: 'ImageMismatch',
    },
    {
      reason: 'no container at all',
      given: { template: valid, reference: { containers: [] } },
      want: 'ImageMismatch',
    },
  ])('$reason', ({ given, want }) => {
    expect(decide(decisionInput(given)).reason).toBe(want);
  });
});
