import { beforeAll, describe, expect, test } from '@jest/globals';
import { decideReview } from '../../../src/admission/decide-review.ts';
import { readReview } from '../../../src/admission/read-review.ts';
import { findReference } from '../../../src/gate/references/find-reference.ts';
import type { Review } from '../../../src/gate/review.ts';
import { DECISION_PATHS, SETTINGS_PATHS } from './decision-paths.ts';
import { readCorpus } from './read-corpus.ts';
import { readerClusters } from './reader-clusters.ts';
import { recordReads } from './record-reads.ts';

/** Paths of the selections and of the containers on their way. */
const SELECTED = new Set(
  [...DECISION_PATHS, ...SETTINGS_PATHS].flatMap((path) =>
    path.map((_part, index) => path.slice(0, index + 1).join(' ')),
  ),
);
const VOLUME = /(?<=^|.* )volumes \[\] (?!name$)[^ ]+/;

/** Below `*`, members of volumes go by any name. */
function selected(path: string): boolean {
  return SELECTED.has(path) || SELECTED.has(path.replace(VOLUME, 'volumes [] *'));
}

/** Whatever any decision about the corpus reads. */
const members = new Set<string>();
const names = new Set<string>();

/** Reads what rules for workloads may ask for, of all containers. */
function readSettings({ kind, object, settings }: Review): unknown[] {
  const reference = findReference(kind, object, settings);
  if (reference?.type !== 'Pod') return [];
  return [reference.settings, ...reference.containers.map(({ settings }) => settings)];
}

beforeAll(async () => {
  const { signal } = new AbortController();
  const never = () => signal;
  for (const { compact } of readCorpus()) {
    const { recorded, reads } = recordReads(JSON.parse(compact.toString()));
    const read = readReview(recorded);
    for (const { options } of readerClusters()) {
      if (read.ok) await decideReview(read.review, options, never);
    }
    if (read.ok) readSettings(read.review);
    for (const member of reads.members) members.add(member);
    for (const object of reads.names) names.add(object);
  }
});

describe('the selection of the reader', () => {
  test('has every member that decisions read: one that it has not does not exist for them', () => {
    expect([...members].filter((path) => !selected(path))).toEqual([]);
  });

  test('has nothing that no decision reads', () => {
    const read = new Set([...members].map((path) => path.replace(VOLUME, 'volumes [] *')));
    const inPod = (path: string): string =>
      path.replace(
        /^request (?:object|oldObject)(?: spec (?:template|podTemplate|jobTemplate spec template))?/,
        '',
      );
    const everywhere = new Set([...read].map(inPod));
    expect([...SELECTED].filter((path) => !everywhere.has(inPod(path)))).toEqual([]);
  });

  test('all names are asked for where the selection keeps those that count', () => {
    const kinds = [...names].map((path) => path.split(' ').slice(-2).join(' '));
    expect([...new Set(kinds)].sort()).toEqual(['containers []', 'volumes []']);
  });
});
