import { describe, expect, test } from '@jest/globals';
import { decideReview } from '../../../src/admission/decide-review.ts';
import { compareReaders } from './compare-readers.ts';
import { readCorpus } from './read-corpus.ts';
import { readerClusters } from './reader-clusters.ts';

const corpus = readCorpus();
const patient = () => AbortSignal.timeout(1000);

describe('readReviewBytes: reviews as the API server sends them', () => {
  test.each(corpus)('$name is read without the full parser, and the same', (review) => {
    for (const body of [review.compact, review.spaced]) {
      const { fast, differences } = compareReaders(body);
      expect({ fast, differences }).toEqual({ fast: true, differences: [] });
    }
  });

  test.each(corpus)('$name is decided the same', async ({ compact }) => {
    const [read, full] = compareReaders(compact).reviews ?? [];
    if (read === undefined || full === undefined) return;
    for (const { options } of readerClusters()) {
      const decision = await decideReview(read, options, patient);
      expect(decision).toEqual(await decideReview(full, options, patient));
    }
  });

  test('every beginning of a review is no JSON, whatever stands behind it in memory', () => {
    const whole = corpus.find(({ name }) => name === 'pod-create-small')?.compact.subarray(0, -1);
    expect(whole?.at(-1)).toBe('}'.charCodeAt(0));
    for (let length = 0; length < (whole?.length ?? 0); length++) {
      const body = whole?.subarray(0, length) ?? Buffer.of();
      const { fast, json, differences } = compareReaders(body);
      expect({ length, fast, json, differences }).toEqual({
        length,
        fast: false,
        json: false,
        differences: [],
      });
    }
  });
});
