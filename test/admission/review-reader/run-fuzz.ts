import { isDeepStrictEqual } from 'node:util';
import { decideReview } from '../../../src/admission/decide-review.ts';
import type { Review } from '../../../src/gate/review.ts';
import { compareReaders } from './compare-readers.ts';
import { mutate } from './mutate.ts';
import { random } from './random.ts';
import { readCorpus } from './read-corpus.ts';
import { readerClusters } from './reader-clusters.ts';
import { scanJson } from './scan-json.ts';

/** What came of many changed reviews. */
export interface FuzzCounts {
  readonly bodies: number;
  /** Read without `JSON.parse`. */
  readonly fast: number;
  readonly json: number;
  readonly reviews: number;
  /** Decisions by their reasons. */
  readonly decisions: Readonly<Record<string, number>>;
  /** The first bodies that were read differently, and how. */
  readonly failures: readonly { readonly differences: readonly string[]; readonly body: string }[];
}

const MAX_FAILURES = 5;

/** Reads changed reviews of the corpus with both readers and decides about what they read. The same seed gives the same bodies. */
export async function runFuzz({
  count,
  seed,
}: {
  count: number;
  seed: number;
}): Promise<FuzzCounts> {
  const known = new Map(
    readCorpus()
      .flatMap(({ spaced, compact }) => [compact.toString('latin1'), spaced.toString('latin1')])
      .map((text) => [text, scanJson(text)]),
  );
  const bodies = [...known.keys()];
  const chance = random(seed);
  const decide = decider();
  const counts = { fast: 0, json: 0, reviews: 0 };
  const decisions: Record<string, number> = {};
  const failures: FuzzCounts['failures'][number][] = [];
  for (let index = 0; index < count && failures.length < MAX_FAILURES; index++) {
    const body = mutate(chance.of(bodies), chance, known);
    const { fast, json, reviews, differences } = compareReaders(Buffer.from(body, 'latin1'));
    if (fast) counts.fast++;
    if (json) counts.json++;
    if (reviews !== undefined) counts.reviews++;
    const decided = reviews === undefined ? [] : await decide(reviews);
    for (const reason of decided) decisions[reason] = (decisions[reason] ?? 0) + 1;
    const all = [...differences, ...(decided.includes('different') ? ['the decision'] : [])];
    if (all.length > 0) failures.push({ differences: all, body });
  }
  return { bodies: count, ...counts, decisions, failures };
}

/** Gives the reason of each cluster's decision, `different` where it depends on the reader. */
function decider(): (reviews: readonly [Review, Review]) => Promise<string[]> {
  const clusters = readerClusters();
  const { signal } = new AbortController();
  const never = () => signal;
  return async ([read, full]) => {
    const reasons: string[] = [];
    for (const { options, reads } of clusters) {
      const decision = await decideReview(read, options, never);
      const wanted = await decideReview(full, options, never);
      reasons.push(isDeepStrictEqual(decision, wanted) ? decision.reason : 'different');
      reads.length = 0;
    }
    return reasons;
  };
}
