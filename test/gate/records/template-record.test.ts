import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { TemplateStatus } from '../../../src/api/base-image-template.ts';
import { findDigest } from '../../../src/gate/records/find-digest.ts';
import { judgedDigest } from '../../../src/gate/records/judged-digest.ts';
import type { DigestStanding } from '../../../src/gate/records/pack-digests.ts';
import type { TemplateRecord } from '../../../src/gate/records/template-record.ts';
import { templateRecord } from '../../../src/gate/records/template-record.ts';
import { DIGESTS, HASH, IMAGE, SENTENCE, statusOf, templateObject } from '../template-object.ts';

const hash = () => HASH;
const judged = {
  image: IMAGE,
  digest: DIGESTS.index,
  contractHash: HASH,
  finishedAt: '2026-11-22T00:00:00Z',
};

describe('templateRecord', () => {
  test.each<{
    reason: string;
    status: TemplateStatus | undefined;
    want: Partial<TemplateRecord>;
    /** Those that are recorded at all. */
    digests: Partial<Record<keyof typeof DIGESTS, DigestStanding>>;
  }>([
    {
      reason: 'a template that was never seen is unknown since its creation',
      status: undefined,
      want: {
        standing: 'Unknown',
        message: '',
        resolved: false,
        unknownSince: Date.parse('2026-11-22T00:00:00Z'),
      },
      digests: {},
    },
    {
      reason: 'Valid speaks of the image that was judged, index and platform',
      status: statusOf('True'),
      want: {
        standing: 'Valid',
        resolved: true,
        unknownSince: undefined,
      },
      digests: { index: 'Judged', platform: 'Judged' },
    },
    {
      reason: 'an Invalid verdict carries its sentence',
      status: statusOf('False'),
      want: { standing: 'Invalid', message: SENTENCE },
      digests: { index: 'Judged', platform: 'Judged' },
    },
    {
      reason: 'a verdict about another image proves nothing about this one, whatever Valid says',
      status: statusOf('False', { judged: { ...judged, image: 'registry.example/node:0.9' } }),
      want: { standing: 'Unknown', message: '' },
      digests: { index: 'Invalid', platform: 'Invalid' },
    },
    {
      reason: 'a verdict by another contract proves nothing',
      status: statusOf('True', { judged: { ...judged, contractHash: 'other' } }),
      want: { standing: 'Unknown', message: '' },
      digests: { index: 'Valid', platform: 'Valid' },
    },
    {
      reason: 'Valid without judged proves nothing',
      status: { conditions: statusOf('True').conditions ?? [] },
      want: { standing: 'Unknown', message: '' },
      digests: {},
    },
    {
      reason: 'an Unknown condition of this generation is told to people',
      status: statusOf('Unknown', { unknownSince: '2026-11-22T01:00:00Z' }),
      want: {
        standing: 'Unknown',
        message: SENTENCE,
        unknownSince: Date.parse('2026-11-22T01:00:00Z'),
      },
      digests: { index: 'Valid', platform: 'Valid' },
    },
    {
      reason: 'while the tag points to something new, the old digest keeps its own verdict',
      status: statusOf('Unknown', {
        image: { reference: IMAGE, digest: DIGESTS.foreign },
      }),
      want: { standing: 'Unknown' },
      digests: { foreign: 'Unknown', index: 'Valid', platform: 'Valid' },
    },
    {
      reason: 'an older digest that was judged by another contract is only known to belong',
      status: statusOf('True', {
        judgedDigests: [{ digest: DIGESTS.old, outcome: 'Valid', contractHash: 'other', at: '' }],
      }),
      want: { standing: 'Valid' },
      digests: { platform: 'Unknown', index: 'Judged', old: 'Unknown' },
    },
    {
      reason: "of a platform's digest that two older images share, the newer verdict counts",
      status: statusOf('True', {
        judgedDigests: [
          {
            digest: DIGESTS.old,
            platforms: [DIGESTS.foreign],
            outcome: 'Valid',
            contractHash: HASH,
            at: '2026-11-22T02:00:00Z',
          },
          {
            digest: `sha256:${'9'.repeat(64)}`,
            platforms: [DIGESTS.foreign],
            outcome: 'Invalid',
            contractHash: HASH,
            at: '2026-11-22T01:00:00Z',
          },
        ],
      }),
      want: { standing: 'Valid' },
      digests: { platform: 'Unknown', index: 'Judged', old: 'Valid', foreign: 'Valid' },
    },
    {
      reason: 'the standing verdict has the last word about its own digests',
      status: statusOf('True', {
        judgedDigests: [{ digest: DIGESTS.index, outcome: 'Invalid', contractHash: HASH, at: '' }],
      }),
      want: { standing: 'Valid' },
      digests: { platform: 'Unknown', index: 'Judged' },
    },
  ])('$reason', ({ status, want, digests }) => {
    const object = templateObject(status === undefined ? {} : { status });
    const record = templateRecord(object, hash);
    const found = Object.entries(DIGESTS).flatMap(([name, digest]) => {
      const standing = findDigest(record?.digests ?? '', digest);
      return standing === undefined ? [] : [[name, standing]];
    });
    const first = digests.index === 'Judged' ? DIGESTS.index : undefined;
    expect(record).toMatchObject(want);
    expect([Object.fromEntries(found), judgedDigest(record?.digests ?? '')]).toEqual([
      digests,
      first,
    ]);
  });

  test('reads nothing from an object that is no template, and never throws', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(templateRecord(value, hash)).toBeUndefined();
      }),
    );
  });
});
