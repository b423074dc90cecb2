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
  dnsNames: ['a.svc', 'b.svc'],
  issuedByAuthority: true,
};
const good: CertificateState = {
  authority,
  previous: undefined,
  leaf,
  dnsNames: ['a.svc'],
  now: 100,
};
const keep: CertificatePlan = { authority: 'Keep', previous: 'Drop', leaf: 'Keep' };
const create: CertificatePlan = { authority: 'Create', previous: 'Drop', leaf: 'Issue' };

describe('planCertificates', () => {
  test.each<{ reason: string; state: Partial<CertificateState>; want: CertificatePlan }>([
    { reason: 'what is right stays', state: {}, want: keep },
    {
      reason: 'the first start has nothing',
      state: { authority: undefined, leaf: undefined },
      want: create,
    },
    {
      reason: 'a leaf of a lost authority cannot be renewed by the next one',
      state: { authority: undefined },
      want: create,
    },
    {
      reason: 'a lost leaf is issued by the standing authority',
      state: { leaf: undefined },
      want: { ...keep, leaf: 'Issue' },
    },
    {
      reason: 'a leaf is renewed at two thirds of its life',
      state: { now: 200 },
      want: { ...keep, leaf: 'Issue' },
    },
    { reason: 'a leaf stays just before two thirds of its life', state: { now: 199 }, want: keep },
    {
      reason: 'a leaf of another issuer is foreign',
      state: { leaf: { ...leaf, issuedByAuthority: false } },
      want: { ...keep, leaf: 'Issue' },
    },
    {
      reason: 'a leaf without a name of the Service cannot be verified by the API server',
      state: { dnsNames: ['a.svc', 'c.svc'] },
      want: { ...keep, leaf: 'Issue' },
    },
    {
      reason: 'a leaf that may sign certificates is none of ours',
      state: { leaf: { ...leaf, isAuthority: true } },
      want: { ...keep, leaf: 'Issue' },
    },
    {
      reason: 'a leaf of the future is not valid now',
      state: { leaf: { ...leaf, notBefore: 150 } },
      want: { ...keep, leaf: 'Issue' },
    },
    {
      reason: 'an authority at two thirds of its life hands over and stays trusted',
      state: { now: 600, leaf: { ...leaf, notAfter: 1200 } },
      want: { ...create, previous: 'AuthorityBecomesPrevious' },
    },
    {
      reason: 'an expired authority is not trusted any more',
      state: { now: 900 },
      want: create,
    },
    {
      reason: 'a certificate that may not sign is no authority',
      state: { authority: { ...authority, isAuthority: false } },
      want: create,
    },
    {
      reason: 'the previous authority stays trusted while it is valid',
      state: { previous: authority },
      want: { ...keep, previous: 'Keep' },
    },
    {
      reason: 'an expired previous authority leaves the bundle',
      state: { previous: { ...authority, notAfter: 100 } },
      want: keep,
    },
    {
      reason: 'where the authority is lost, the one of the served leaf stays trusted',
      state: { authority: undefined, previous: authority },
      want: { ...create, previous: 'Keep' },
    },
  ])('$reason', ({ state, want }) => {
    expect(planCertificates({ ...good, ...state })).toEqual(want);
  });
});
