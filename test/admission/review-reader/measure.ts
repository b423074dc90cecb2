/**
 * Times the reader of bytes beside `JSON.parse`: `node test/admission/review-reader/measure.ts`. One JSON line per body: bytes, microseconds of each
 * (the median of rounds that take turns), and how many times faster. Asserts nothing: machines differ, ratios are to be read.
 */
import { readReview } from '../../../src/admission/read-review.ts';
import { readReviewBytes } from '../../../src/admission/review-reader/read-review-bytes.ts';
import { readCorpus } from './read-corpus.ts';

interface Pod {
  readonly metadata: { readonly annotations: Record<string, string> };
  readonly spec: { containers: { name: string; env: unknown[] }[] };
}

const ROUNDS = 31;
const MICROSECONDS = 0.02e6;

const [text = ''] = readCorpus().flatMap(({ name, compact }) =>
  name === 'pod-create' ? [compact.toString()] : [],
);

/** A review of a pod's creation that grew. */
function podWith(grow: (pod: Pod) => void): Buffer {
  const review = JSON.parse(text) as { request: { object: Pod } };
  grow(review.request.object);
  return Buffer.from(`${JSON.stringify(review)}\n`);
}

const variables = (count: number) => (pod: Pod) => {
  const names = Array.from({ length: count }, (_, index) => `SETTING_${index}`);
  for (const container of pod.spec.containers.slice(0, 1)) {
    container.env = names.map((name) => ({ name, value: 'a value of some length' }));
  }
};
const containers = (count: number) => (pod: Pod) => {
  const first = pod.spec.containers.slice(0, 1);
  pod.spec.containers = Array.from({ length: count }, (_, index) => `c${index}`).flatMap((name) =>
    first.map((container) => ({ ...container, name })),
  );
};
const annotation = (part: string, count: number) => (pod: Pod) => {
  pod.metadata.annotations['example.com/large'] = part.repeat(count);
};

const BODIES: Readonly<Record<string, Buffer>> = {
  'pod of 6 KB': podWith(() => undefined),
  'variables, 50 KB': podWith(variables(850)),
  'variables, 500 KB': podWith(variables(8600)),
  'containers, 50 KB': podWith(containers(32)),
  'containers, 500 KB': podWith(containers(340)),
  'annotation, 500 KB': podWith(annotation('lorem ipsum ', 41_000)),
  'annotation of JSON, 500 KB': podWith(annotation('{"lorem":"ipsum "}\n', 21_000)),
};

function microseconds(work: () => unknown, calls: number): number {
  const begin = performance.now();
  for (let call = 0; call < calls; call++) work();
  return ((performance.now() - begin) * 1000) / calls;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

for (const [body, bytes] of Object.entries(BODIES)) {
  const reader = () => readReviewBytes([bytes]);
  const full = () => readReview(JSON.parse(bytes.toString('utf8')));
  const calls = Math.max(3, Math.round(MICROSECONDS / (bytes.length * 0.003)));
  for (const work of [reader, full]) microseconds(work, 10 * calls);
  const rounds = Array.from(
    { length: ROUNDS },
    () => [microseconds(reader, calls), microseconds(full, calls)] as const,
  );
  const round = (value: number) => Math.round(value * 10) / 10;
  console.log(
    JSON.stringify({
      body,
      bytes: bytes.length,
      reader: round(median(rounds.map(([read]) => read))),
      parse: round(median(rounds.map(([, parsed]) => parsed))),
      faster: round(median(rounds.map(([read, parsed]) => parsed / read))),
    }),
  );
}
