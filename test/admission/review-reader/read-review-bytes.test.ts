import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readReviewBytes } from '../../../src/admission/review-reader/read-review-bytes.ts';
import { compareReaders } from './compare-readers.ts';
import { readCorpus } from './read-corpus.ts';

const [some = Buffer.of()] = readCorpus().flatMap(({ name, compact }) =>
  name === 'pod-create-small' ? [compact] : [],
);

/** That review with a part replaced. */
function changed(part: string, by: string): Buffer {
  const text = some.toString('latin1');
  expect(text).toContain(part);
  return Buffer.from(text.replace(part, by), 'latin1');
}

describe('readReviewBytes', () => {
  test.each<{ reason: string; body: Uint8Array; problem: string }>([
    { reason: 'no body', body: Buffer.of(), problem: 'the body is no JSON' },
    {
      reason: 'no JSON',
      body: Buffer.from('{"kind":"AdmissionReview"'),
      problem: 'the body is no JSON',
    },
    {
      reason: 'a byte order mark',
      body: Buffer.concat([Buffer.from('\ufeff'), some]),
      problem: 'the body is no JSON',
    },
    {
      reason: 'another version',
      body: changed('admission.k8s.io/v1', 'admission.k8s.io/v1beta1'),
      problem: 'expected an AdmissionReview of admission.k8s.io/v1',
    },
    {
      reason: 'a list',
      body: Buffer.from('[]'),
      problem: 'expected an AdmissionReview of admission.k8s.io/v1',
    },
    {
      reason: 'a uid that is no text',
      body: Buffer.from(
        '{"apiVersion":"admission.k8s.io/v1","kind":"AdmissionReview","request":{"uid":1}}',
      ),
      problem: 'request.uid: expected a text',
    },
  ])('refuses: $reason', ({ body, problem }) => {
    const read = readReviewBytes([body]);
    expect(read).toMatchObject({ ok: false, problem });
  });

  test('the uid of a review of another version is read', () => {
    const body = changed('admission.k8s.io/v1', 'admission.k8s.io/v2');
    expect(readReviewBytes([body])).toMatchObject({
      ok: false,
      uid: expect.stringMatching(/^[-0-9a-f]{36}$/) as unknown,
    });
  });

  test.each<{ reason: string; body: Buffer; fast: boolean }>([
    {
      reason: 'a label twice',
      body: changed('"labels":{', '"labels":{"vibed.dev/template":"go-123",'),
      fast: false,
    },
    { reason: 'labels twice', body: changed('"labels":{', '"labels":{},"labels":{'), fast: false },
    {
      reason: 'an object twice',
      body: changed('"oldObject":null', '"oldObject":null,"object":{}'),
      fast: false,
    },
    {
      reason: 'an escape in the name of the label',
      body: changed('vibed.dev/template', 'vibed.dev\\/template'),
      fast: false,
    },
    {
      reason: 'an escape in the value of the label',
      body: changed('"node-24"', '"node\\u002d24"'),
      fast: true,
    },
    { reason: 'a label that is no UTF-8', body: changed('node-24', 'node-\xff\xc3'), fast: true },
    {
      reason: 'a user that is no UTF-8',
      body: changed('kubernetes-admin', '\xf0\x9f\x98'),
      fast: true,
    },
    { reason: 'a label that is a number', body: changed('"node-24"', '24'), fast: true },
    { reason: 'a label that is an object', body: changed('"node-24"', '{"a":1}'), fast: false },
    {
      reason: 'containers that are an object',
      body: changed('"containers":[{', '"containers":{"a":{'),
      fast: false,
    },
    {
      reason: 'an object that is a list',
      body: changed('"oldObject":null', '"oldObject":[1]'),
      fast: false,
    },
  ])('reads what JSON.parse reads: $reason', ({ body, fast }) => {
    const found = compareReaders(body);
    expect(found.differences).toEqual([]);
    expect(found.fast).toBe(fast && found.json);
  });

  test('never throws, whatever the bytes are', () => {
    const bytes = fc.uint8Array({ maxLength: 200 });
    const jsonLike = fc.array(
      fc.constantFrom(...Array.from('{}[]:,"\\u0019-.eE tfn\u0000\u00ff')),
      {
        maxLength: 60,
      },
    );
    fc.assert(
      fc.property(
        fc.oneof(
          bytes,
          jsonLike.map((parts) => Buffer.from(parts.join(''), 'latin1')),
        ),
        (body) => {
          expect(compareReaders(Buffer.from(body)).differences).toEqual([]);
        },
      ),
    );
  });

  test('reads what JSON.parse reads, with anything where decisions look', () => {
    const places = [
      'uid',
      'kind',
      'operation',
      'dryRun',
      'object',
      'metadata',
      'labels',
      'spec',
      'containers',
      'name',
      'image',
    ];
    const whole = JSON.parse(some.toString()) as unknown;
    const replaced = (place: string, value: unknown) =>
      JSON.stringify(whole, (key, found: unknown) => (key === place ? value : found));
    fc.assert(
      fc.property(fc.constantFrom(...places), fc.jsonValue(), (place, value) => {
        expect(compareReaders(Buffer.from(replaced(place, value))).differences).toEqual([]);
      }),
    );
  });
});
