import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { TemplateStatus } from '../../src/api/base-image-template.ts';
import type { TemplateRecord } from '../../src/gate/template-record.ts';
import { templateRecord } from '../../src/gate/template-record.ts';
import { DIGESTS, HASH, IMAGE, SENTENCE, statusOf, templateObject } from './template-object.ts';

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
  }>([
    {
      reason: 'a template that was never seen is unknown since its creation',
      status: undefined,
      want: {
        standing: 'Unknown',
        message: '',
        judged: [],
        resolved: false,
        unknownSince: Date.parse('2026-11-22T00:00:00Z'),
      },
    },
    {
      reason: 'Valid speaks of the image that was judged, index and platform',
      status: statusOf('True'),
      want: {
        standing: 'Valid',
        judged: [DIGESTS.index, DIGESTS.platform],
        resolved: true,
        unknownSince: undefined,
      },
    },
    {
      reason: 'an Invalid verdict carries its sentence',
      status: statusOf('False'),
      want: { standing: 'Invalid', message: SENTENCE },
    },
    {
      reason: 'a verdict about another image proves nothing about this one, whatever Valid says',
      status: statusOf('False', { judged: { ...judged, image: 'registry.example/node:0.9' } }),
      want: { standing: 'Unknown', message: '' },
    },
    {
      reason: 'a verdict by another contract proves nothing',
      status: statusOf('True', { judged: { ...judged, contractHash: 'other' } }),
      want: { standing: 'Unknown', message: '' },
    },
    {
      reason: 'Valid without judged proves nothing',
      status: { conditions: statusOf('True').conditions ?? [] },
      want: { standing: 'Unknown', message: '', judged: [] },
    },
    {
      reason: 'an Unknown condition of this generation is told to people',
      status: statusOf('Unknown', { unknownSince: '2026-11-22T01:00:00Z' }),
      want: {
        standing: 'Unknown',
        message: SENTENCE,
        unknownSince: Date.parse('2026-11-22T01:00:00Z'),
      },
    },
    {
      reason: 'while the tag points to something new, the old digest keeps its own verdict',
      status: statusOf('Unknown', {
        image: { reference: IMAGE, digest: DIGESTS.foreign },
      }),
      want: {
        judged: [],
        digests: new Map([
          [DIGESTS.foreign, 'Unknown'],
          [DIGESTS.index, 'Valid'],
          [DIGESTS.platform, 'Valid'],
        ]),
      },
    },
    {
      reason: 'an older digest that was judged by another contract is only known to belong',
      status: statusOf('True', {
        judgedDigests: [{ digest: DIGESTS.old, outcome: 'Valid', contractHash: 'other', at: '' }],
      }),
      want: {
        digests: new Map([
          [DIGESTS.platform, 'Unknown'],
          [DIGESTS.index, 'Valid'],
          [DIGESTS.old, 'Unknown'],
        ]),
      },
    },
  ])('$reason', ({ status, want }) => {
    const object = templateObject(status === undefined ? {} : { status });
    expect(templateRecord(object, hash)).toMatchObject(want);
  });

  test('reads nothing from an object that is no template, and never throws', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(templateRecord(value, hash)).toBeUndefined();
      }),
    );
  });
});
