import { describe, expect, test } from '@jest/globals';
import type { CertificateFacts } from '../../src/certs/certificate-pair.ts';
import type { CertificatePlan, CertificateState } from '../../src/certs/plan-certificates.ts';
import { planCertificates } from '../../src/certs/plan-certificates.ts';

const authority: CertificateFacts = {
  notBefore: 0,
  notAfter: 900,
  isAuthority: true,
  dnsNames: [],
};
const leaf = {
  notBefore: 0,
  notAfter: 300,
  isAuthority: false,
  dnsNames: ['a.svc'],
  isIssuedByAuthority: true,
  isVerified: true,
};
const foreign = { ...leaf, isIssuedByAuthority: false, isVerified: false };
const good: CertificateState = { authority, isTrusted: true, leaf, now: 100 };

const KEEP: CertificatePlan = { authority: 'Keep', leaf: 'Keep' };
const RENEW: CertificatePlan = { authority: 'Keep', leaf: 'Issue' };
const WAIT: CertificatePlan = { authority: 'Keep', leaf: 'Wait' };
const HAND_OVER: CertificatePlan = { authority: 'Create', leaf: 'Wait' };
const START: CertificatePlan = { authority: 'Create', leaf: 'Issue' };

interface Row {
  readonly reason: string;
  readonly state: Partial<CertificateState>;
  readonly want: CertificatePlan;
}

const LEAVES: readonly Row[] = [
  { reason: 'what is right stays', state: {}, want: KEEP },
  {
    reason: 'what is right stays, also where the bundle was just wiped',
    state: { isTrusted: false },
    want: KEEP,
  },
  { reason: 'a lost leaf is issued anew', state: { leaf: undefined }, want: RENEW },
  {
    reason: 'a lost leaf cannot wait for the bundle',
    state: { leaf: undefined, isTrusted: false },
    want: RENEW,
  },
  { reason: 'a leaf is renewed at two thirds of its life', state: { now: 200 }, want: RENEW },
  { reason: 'a leaf stays just before two thirds of its life', state: { now: 199 }, want: KEEP },
  {
    reason: 'a leaf that is due waits where the next one would not be trusted',
    state: { now: 200, isTrusted: false },
    want: WAIT,
  },
  {
    reason: 'a leaf of an earlier authority is replaced',
    state: { leaf: { ...leaf, isIssuedByAuthority: false } },
    want: RENEW,
  },
  {
    reason: 'a leaf of an earlier authority works until the new one is trusted everywhere',
    state: { leaf: { ...leaf, isIssuedByAuthority: false }, isTrusted: false },
    want: WAIT,
  },
  { reason: 'a foreign leaf is worth nothing', state: { leaf: foreign }, want: RENEW },
  {
    reason: 'a foreign leaf is not waited for',
    state: { leaf: foreign, isTrusted: false },
    want: RENEW,
  },
  {
    reason: 'a leaf that cannot be verified (its name, its time) is worth nothing',
    state: { leaf: { ...leaf, isVerified: false }, isTrusted: false },
    want: RENEW,
  },
  {
    reason: 'a leaf that may sign certificates is none of ours',
    state: { leaf: { ...leaf, isAuthority: true } },
    want: RENEW,
  },
];

const AUTHORITIES: readonly Row[] = [
  {
    reason: 'the first start has nothing',
    state: { authority: undefined, isTrusted: false, leaf: undefined },
    want: START,
  },
  {
    reason: 'the leaf of a lost authority works until the next one is trusted',
    state: { authority: undefined, leaf: { ...leaf, isIssuedByAuthority: false } },
    want: HAND_OVER,
  },
  {
    reason: 'a leaf that was lost with its authority is issued at once',
    state: { authority: undefined, leaf: undefined },
    want: START,
  },
  {
    reason: 'an authority stays just before two thirds of its life',
    state: { now: 599, leaf: { ...leaf, notBefore: 500, notAfter: 800 } },
    want: KEEP,
  },
  {
    reason: 'an authority hands over at two thirds of its life',
    state: { now: 600, leaf: { ...leaf, notBefore: 500, notAfter: 800 } },
    want: HAND_OVER,
  },
  {
    reason: 'both ended while nobody renewed them',
    state: { now: 1_000, leaf: { ...leaf, isVerified: false } },
    want: START,
  },
  {
    reason: 'a certificate that may not sign is no authority',
    state: { authority: { ...authority, isAuthority: false }, leaf: foreign },
    want: START,
  },
  {
    reason: 'an authority of the future cannot sign now: a clock jumped back',
    state: { authority: { ...authority, notBefore: 150 }, leaf: { ...leaf, isVerified: false } },
    want: START,
  },
];

describe('planCertificates()', () => {
  test.each([...LEAVES, ...AUTHORITIES])('$reason', ({ state, want }) => {
    expect(planCertificates({ ...good, ...state })).toEqual(want);
  });
});
