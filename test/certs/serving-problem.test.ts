import { beforeAll, describe, expect, test } from '@jest/globals';
import { issueAuthority } from '../../src/certs/issue-authority.ts';
import { issueLeaf } from '../../src/certs/issue-leaf.ts';
import { readBundle } from '../../src/certs/read-bundle.ts';
import type { ServingState } from '../../src/certs/serving-problem.ts';
import { servingProblem } from '../../src/certs/serving-problem.ts';

const NAME = 'base-image-webhook.operator.svc';
const NOW = Date.parse('2026-11-22T00:00:00Z');
const DAY = 86_400_000;

/** What rows are made of: the chain that is served, its authority and another one. */
let parts: Pick<ServingState, 'chain'> & Record<'own' | 'other', ReturnType<typeof readBundle>>;
beforeAll(async () => {
  const [own, other] = [await issueAuthority(NOW), await issueAuthority(NOW)];
  const leaf = await issueLeaf(own, [NAME], NOW);
  parts = {
    chain: readBundle(leaf.certificate),
    own: readBundle(own.certificate),
    other: readBundle(other.certificate),
  };
});

interface Row {
  readonly reason: string;
  readonly state: () => Partial<ServingState>;
  readonly want: string | undefined;
}

const ROWS: readonly Row[] = [
  { reason: 'every caller can verify it', state: () => ({}), want: undefined },
  {
    reason: 'nothing is served',
    state: () => ({ chain: undefined }),
    want: 'no certificate is served yet',
  },
  {
    reason: 'nothing is served and nothing calls: a Secret that never came must be seen',
    state: () => ({ chain: undefined, callers: 'Absent' }),
    want: 'no certificate is served yet',
  },
  {
    reason: 'the configuration was never read',
    state: () => ({ callers: 'Unknown' }),
    want: 'the webhook configuration was not read yet',
  },
  {
    reason: 'the configuration was deleted to take the gate out of the way',
    state: () => ({ callers: 'Absent' }),
    want: undefined,
  },
  {
    reason: 'nothing calls, whatever the certificate is',
    state: () => ({ callers: 'Absent', now: NOW + 91 * DAY }),
    want: undefined,
  },
  { reason: 'the configuration has no webhook', state: () => ({ callers: [] }), want: undefined },
  {
    reason: 'the caBundle was wiped',
    state: () => ({ callers: [{ name: 'pods', anchors: [] }] }),
    want: 'the caBundle of pods holds no certificate',
  },
  {
    reason: 'one caller of two has another bundle',
    state: () => ({
      callers: [
        { name: 'pods', anchors: parts.own },
        { name: 'claims', anchors: parts.other },
      ],
    }),
    want: 'claims cannot verify the serving certificate: it was signed by nothing in the caBundle',
  },
  {
    reason: 'both authorities are trusted while one takes over',
    state: () => ({ callers: [{ name: 'pods', anchors: [...parts.other, ...parts.own] }] }),
    want: undefined,
  },
  {
    reason: 'it ended while nobody renewed it',
    state: () => ({ now: NOW + 91 * DAY }),
    want: 'pods cannot verify the serving certificate: it expired at 2027-02-19T23:00:00.000Z',
  },
  {
    reason: 'the Service has another name than the certificate',
    state: () => ({ dnsName: 'webhook.operator.svc' }),
    want: 'pods cannot verify the serving certificate: it is not for the name webhook.operator.svc',
  },
];

describe('servingProblem()', () => {
  test.each(ROWS)('$reason', ({ state, want }) => {
    const { chain, own } = parts;
    const good = { chain, callers: [{ name: 'pods', anchors: own }], dnsName: NAME, now: NOW };
    expect(servingProblem({ ...good, ...state() })).toBe(want);
  });
});
