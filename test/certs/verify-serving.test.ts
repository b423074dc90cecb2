import { beforeAll, describe, expect, test } from '@jest/globals';
import { readBundle } from '../../src/certs/read-bundle.ts';
import { verifyServing } from '../../src/certs/verify-serving.ts';
import { accepts } from './accepts.ts';
import type { Made } from './make-certificate.ts';
import { makeCertificate } from './make-certificate.ts';

const NAME = 'base-image-webhook.operator.svc';
const SERVER = '1.3.6.1.5.5.7.3.1';
const CLIENT = '1.3.6.1.5.5.7.3.2';

/** Every certificate that a row speaks of. */
async function makeAll() {
  const root = await makeCertificate({ name: 'root', ca: true });
  const other = await makeCertificate({ name: 'other', ca: true });
  const namesake = await makeCertificate({ name: 'root', ca: true });
  const renewed = await makeCertificate({ name: 'root', ca: true, keys: root.keys, from: -30 });
  const past = await makeCertificate({ name: 'past', ca: true, to: -1 });
  const pastRoot = await makeCertificate({ name: 'root', ca: true, keys: root.keys, to: -1 });
  const future = await makeCertificate({ name: 'future', ca: true, from: 1 });
  const middle = await makeCertificate({ name: 'middle', ca: true, issuer: root });
  const noAuthority = await makeCertificate({ name: 'no-ca', ca: false, issuer: root });
  const of = (issuer: Made, rest: object = {}) =>
    makeCertificate({ name: 'leaf', ca: false, dns: [NAME], usages: [SERVER], issuer, ...rest });
  return {
    ...{ root, other, namesake, renewed, past, pastRoot, future, middle, noAuthority },
    leaf: await of(root),
    leafOfMiddle: await of(middle),
    leafOfNamesake: await of(namesake),
    leafOfPast: await of(past),
    leafOfFuture: await of(future),
    leafOfNoAuthority: await of(noAuthority),
    expired: await of(root, { to: -1 }),
    early: await of(root, { from: 1 }),
    otherName: await of(root, { dns: ['base-image-webhook.elsewhere.svc'] }),
    noName: await makeCertificate({ name: NAME, ca: false, usages: [SERVER], issuer: root }),
    wildcard: await of(root, { dns: ['*.operator.svc'] }),
    partWildcard: await of(root, { dns: ['base-*.operator.svc'] }),
    forClients: await of(root, { usages: [CLIENT] }),
    forBoth: await of(root, { usages: [CLIENT, SERVER] }),
    forAll: await of(root, { usages: undefined }),
    selfSigned: await makeCertificate({ name: 'self', ca: false, dns: [NAME], usages: [SERVER] }),
  };
}

type All = Awaited<ReturnType<typeof makeAll>>;
type Part = keyof All;

interface Row {
  readonly reason: string;
  /** The served certificates, the server's own first. */
  readonly chain: readonly [Part, ...Part[]];
  readonly bundle: readonly Part[];
  /** Nothing where it is accepted. */
  readonly problem?: RegExp;
}

const NOTHING = /^was signed by nothing in the caBundle$/;
const TIME = String.raw`\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.000Z$`;

const ROWS: readonly Row[] = [
  { reason: 'its authority is the bundle', chain: ['leaf'], bundle: ['root'] },
  { reason: 'its authority is the first of two', chain: ['leaf'], bundle: ['root', 'other'] },
  { reason: 'its authority is the second of two', chain: ['leaf'], bundle: ['other', 'root'] },
  { reason: 'the bundle has another', chain: ['leaf'], bundle: ['other'], problem: NOTHING },
  {
    reason: 'an authority has the same name and another key',
    chain: ['leafOfNamesake'],
    bundle: ['root'],
    problem: NOTHING,
  },
  { reason: 'the authority was renewed with its key', chain: ['leaf'], bundle: ['renewed'] },
  {
    reason: 'the expired copy of a renewed authority is there too',
    chain: ['leaf'],
    bundle: ['pastRoot', 'renewed'],
  },
  {
    reason: 'it is over',
    chain: ['expired'],
    bundle: ['root'],
    problem: new RegExp(`^expired at ${TIME}`),
  },
  {
    reason: 'it has not begun',
    chain: ['early'],
    bundle: ['root'],
    problem: new RegExp(`^is not valid before ${TIME}`),
  },
  {
    reason: 'its authority is over',
    chain: ['leafOfPast'],
    bundle: ['past'],
    problem: new RegExp(`^was signed by an authority that expired at ${TIME}`),
  },
  {
    reason: 'its authority has not begun',
    chain: ['leafOfFuture'],
    bundle: ['future'],
    problem: new RegExp(`^was signed by an authority that is not valid before ${TIME}`),
  },
  {
    reason: 'it has another name',
    chain: ['otherName'],
    bundle: ['root'],
    problem: /^is not for the name base-image-webhook\.operator\.svc$/,
  },
  {
    reason: 'it has its name as the common name alone',
    chain: ['noName'],
    bundle: ['root'],
    problem: /^is not for the name/,
  },
  { reason: 'a wildcard stands for a label', chain: ['wildcard'], bundle: ['root'] },
  {
    reason: 'a wildcard stands for part of a label',
    chain: ['partWildcard'],
    bundle: ['root'],
    problem: /^is not for the name/,
  },
  {
    reason: 'it is for clients',
    chain: ['forClients'],
    bundle: ['root'],
    problem: /^is not for servers$/,
  },
  { reason: 'it is for clients and servers', chain: ['forBoth'], bundle: ['root'] },
  { reason: 'it says of no use', chain: ['forAll'], bundle: ['root'] },
  {
    reason: 'the certificate between is not sent',
    chain: ['leafOfMiddle'],
    bundle: ['root'],
    problem: NOTHING,
  },
  {
    reason: 'the certificate between is sent',
    chain: ['leafOfMiddle', 'middle'],
    bundle: ['root'],
  },
  {
    reason: 'the certificate between is trusted itself',
    chain: ['leafOfMiddle'],
    bundle: ['middle'],
  },
  {
    reason: 'the root is sent, but not trusted',
    chain: ['leaf', 'root'],
    bundle: ['other'],
    problem: NOTHING,
  },
  { reason: 'something is sent that does not belong', chain: ['leaf', 'other'], bundle: ['root'] },
  {
    reason: 'a certificate between may not sign',
    chain: ['leafOfNoAuthority', 'noAuthority'],
    bundle: ['root'],
    problem: NOTHING,
  },
  { reason: 'it is trusted itself', chain: ['selfSigned'], bundle: ['selfSigned'] },
  { reason: 'it trusts itself alone', chain: ['selfSigned'], bundle: ['root'], problem: NOTHING },
];

let all: All;
beforeAll(async () => {
  all = await makeAll();
});

describe('verifyServing()', () => {
  test.each(ROWS)('agrees with a real handshake: $reason', async ({ chain, bundle, problem }) => {
    const pem = (parts: readonly Part[]) => parts.map((part) => all[part].pem).join('');
    const verdict = verifyServing({
      chain: readBundle(pem(chain)),
      anchors: readBundle(pem(bundle)),
      dnsName: NAME,
      now: Date.now(),
    });
    const accepted = await accepts({
      chain: pem(chain),
      key: all[chain[0]].key,
      bundle: pem(bundle),
      dnsName: NAME,
    });
    expect([verdict ?? '', accepted]).toEqual([
      problem === undefined ? '' : expect.stringMatching(problem),
      problem === undefined,
    ]);
  });

  test('tries every authority of a name, as Go does; OpenSSL tries one where no identifiers of keys tell them apart', () => {
    const verify = (...bundle: readonly Made[]) =>
      verifyServing({
        chain: readBundle(all.leafOfNamesake.pem),
        anchors: readBundle(bundle.map(({ pem }) => pem).join('')),
        dnsName: NAME,
        now: Date.now(),
      });
    expect([verify(all.root, all.namesake), verify(all.namesake, all.root)]).toEqual([
      undefined,
      undefined,
    ]);
  });

  test.each([
    { reason: 'at its first moment', at: -60, want: undefined },
    { reason: 'at its last moment', at: 60, want: undefined },
    { reason: 'a second before', at: -60 - 1 / 60, want: 'is not valid before' },
    { reason: 'a second after', at: 60 + 1 / 60, want: 'expired at' },
  ])('goes by the time it is given: $reason', async ({ at, want }) => {
    const now = Date.parse('2031-05-05T05:05:05Z');
    const root = await makeCertificate({ name: 'root', ca: true, from: -99, to: 99, now });
    const leaf = await makeCertificate({ name: 'leaf', dns: [NAME], issuer: root, now });
    const problem = verifyServing({
      chain: readBundle(leaf.pem),
      anchors: readBundle(root.pem),
      dnsName: NAME,
      now: now + at * 60_000,
    });
    expect(problem?.replace(/ \d{4}-.*/, '')).toBe(want);
  });

  test('says so where nothing is served', () => {
    const serving = { chain: readBundle('no PEM'), anchors: [], dnsName: NAME, now: 0 };
    expect(verifyServing(serving)).toBe('holds no certificate');
  });
});

describe('readBundle()', () => {
  test('leaves out what is no certificate, and keeps what stands between it', () => {
    const broken = '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n';
    const text = `# roots\n${all.root.pem}${broken}${all.root.key}some words\r\n${all.other.pem}`;
    expect(readBundle(text).map(({ subject }) => subject)).toEqual(['CN=root', 'CN=other']);
  });
});
