import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Verdict } from './judge-answer.ts';
import { PhaseFigures } from './phase-figures.ts';
import type { PhaseFacts } from './phase-problems.ts';
import { phaseProblems } from './phase-problems.ts';
import type { GateEntry, SoakRequest } from './soak-request.ts';

const PODS = 'pods.images.vibed.dev';
const WORKLOADS = 'workloads.images.vibed.dev';
const request = (entry: GateEntry): SoakRequest => ({
  kind: 'pod of valid',
  fate: 'Told',
  entry,
  path: '/',
  body: {},
});

function figures(verdicts: readonly (readonly [Verdict, GateEntry?])[], unanswered = 0) {
  const found = new PhaseFigures();
  for (const [verdict, entry = PODS] of verdicts) found.add(request(entry), verdict, 1, 'words');
  found.unanswered = unanswered;
  return found;
}

const facts = (pods: number, workloads = 0, changes: Partial<PhaseFacts> = {}): PhaseFacts => ({
  mayFailOpen: true,
  byMetric: { [PODS]: pods, [WORKLOADS]: workloads },
  unread: 0,
  ...changes,
});

describe('phaseProblems(): nothing is wrong', () => {
  test.each([
    { reason: 'all as it must be', of: figures([['Admitted'], ['Refused']]), by: facts(0) },
    {
      reason: 'as many fail-open admissions as the metric, by entry',
      of: figures([['FailOpen'], ['FailOpen', WORKLOADS], ['FailOpen', WORKLOADS]]),
      by: facts(1, 2),
    },
    {
      reason: 'one whose answer was lost is in the metric alone',
      of: figures([['FailOpen']], 1),
      by: facts(2),
    },
    {
      reason: 'one that the API server could not finish is in the metric alone',
      of: figures([['FailOpen'], ['Unhandled']]),
      by: facts(2),
    },
    {
      reason: 'the count of one ended with its API server',
      of: figures([['FailOpen'], ['FailOpen']]),
      by: facts(1, 0, { unread: 1 }),
    },
  ])('$reason', ({ of, by }) => {
    expect(phaseProblems(of, by)).toEqual([]);
  });
});

describe('phaseProblems()', () => {
  const good: readonly [Verdict] = ['Admitted'];
  test.each([
    { reason: 'refused', of: figures([good, ['WronglyRefused']]), by: facts(0), says: '1 refused' },
    {
      reason: 'admitted',
      of: figures([good, ['WronglyAdmitted']]),
      by: facts(0),
      says: '1 admitted that are recorded',
    },
    {
      reason: 'unjudged in a phase in which the webhook is there',
      of: figures([['FailOpen']]),
      by: facts(1, 0, { mayFailOpen: false }),
      says: '1 admitted unjudged',
    },
    {
      reason: 'more than the metric',
      of: figures([['FailOpen'], ['FailOpen']]),
      by: facts(1),
      says: `${PODS}: 2 fail-open admissions, 1 by the metric`,
    },
    {
      reason: 'fewer than the metric',
      of: figures([['FailOpen', WORKLOADS]]),
      by: facts(0, 2),
      says: `${WORKLOADS}: 1 fail-open admissions, 2 by the metric`,
    },
    {
      reason: 'the right sum, of the wrong entries',
      of: figures([['FailOpen'], ['FailOpen', WORKLOADS], ['FailOpen', WORKLOADS]]),
      by: facts(2, 1),
      says: 'by the metric',
    },
    { reason: 'no answer at all', of: figures([], 9), by: facts(0), says: 'handled no request' },
    {
      reason: 'nothing but excuses',
      of: figures([['Unhandled']]),
      by: facts(0),
      says: 'handled no request',
    },
  ])('finds $reason', ({ of, by, says }) => {
    expect(phaseProblems(of, by).join('; ')).toContain(says);
  });

  test('without lost answers, only the exact number will do', () => {
    fc.assert(
      fc.property(fc.nat(5), fc.nat(5), (counted, metric) => {
        const of = figures(
          Array.from({ length: counted + 1 }, (_, n) => [n ? 'FailOpen' : 'Admitted']),
        );
        expect(phaseProblems(of, facts(metric)).length === 0).toBe(counted === metric);
      }),
    );
  });
});

describe('PhaseFigures', () => {
  test('a sum has the counts of both', () => {
    const sum = figures([['FailOpen']], 2);
    sum.merge(figures([['Admitted'], ['Unhandled'], ['WronglyRefused', WORKLOADS]], 1));
    expect(sum).toMatchObject({ requests: 7, handled: 3, failedOpen: 1, unanswered: 3 });
    expect([...sum.wrong]).toEqual(['WronglyRefused: pod of valid: words']);
  });
});
