import { readCorpus } from '../../admission/review-reader/read-corpus.ts';
import type { FuzzCase } from './fuzz-case.ts';
import { httpRequest } from './http-request.ts';

const body = readCorpus().find(({ name }) => name === 'pod-create')?.compact ?? Buffer.alloc(0);

/** A review of a usual pod, as the API server sends it. */
export const GOOD_CASE: FuzzCase = {
  kind: 'good',
  pieces: [httpRequest.whole(body)],
  wants: [{ want: 'Answer', body }],
  leave: 'Stay',
};
