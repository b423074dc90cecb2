import { beforeAll, describe, expect, test } from '@jest/globals';
import { Buffer } from 'node:buffer';
import { createHmac, createPublicKey } from 'node:crypto';
import { SignJWT } from 'jose';
import type { PublishedKeys } from '../../src/authn/published-keys.ts';
import { publishedKeys } from '../../src/authn/published-keys.ts';
import { verifyToken } from '../../src/authn/verify-token.ts';
import {
  AUDIENCE,
  ISSUER,
  NOW,
  SUBJECT,
  claims,
  published,
  sign,
  signingKey,
} from './test-issuer.ts';
import type { SigningKey } from './test-issuer.ts';

const rules = { audience: AUDIENCE, subjects: ['system:serviceaccount:a:b', SUBJECT] };
const known = (exp = NOW + 600) => ({ known: true, subject: SUBJECT, until: (exp + 30) * 1_000 });
const refused = (refusal: string) => ({ known: false, refusal });
const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

let rsa: SigningKey;
let elliptic: SigningKey;
let others: SigningKey[];
let keys: PublishedKeys;
beforeAll(async () => {
  rsa = await signingKey('rsa', 'RS256');
  elliptic = await signingKey('elliptic');
  others = [await signingKey('p384', 'ES384'), await signingKey('p521', 'ES512')];
  keys = publishedKeys(published([rsa, elliptic, ...others]));
});
const judge = (token: string) => verifyToken(token, { keys, rules, now: NOW * 1_000 });

describe('verifyToken() accepts', () => {
  test('every algorithm that API servers sign with', async () => {
    const tokens = await Promise.all([rsa, elliptic, ...others].map((key) => sign(key)));
    expect(await Promise.all(tokens.map(judge))).toEqual(tokens.map(() => known()));
  });

  test.each([
    { reason: 'one audience of several', change: { aud: ['other', AUDIENCE] } },
    { reason: 'an audience that is no list', change: { aud: AUDIENCE } },
    { reason: 'an end within the leeway', change: { exp: NOW - 29 } },
    { reason: 'a beginning within the leeway', change: { nbf: NOW + 30 } },
    { reason: 'no beginning', change: { nbf: undefined } },
  ])('$reason', async ({ change }) => {
    const { exp } = { exp: NOW + 600, ...change };
    expect(await judge(await sign(elliptic, claims(change)))).toEqual(known(exp));
  });
});

describe('verifyToken() refuses claims:', () => {
  test.each([
    { reason: 'another issuer', change: { iss: 'https://other.example' }, refusal: 'Issuer' },
    { reason: 'an issuer that begins so', change: { iss: `${ISSUER}.example` }, refusal: 'Issuer' },
    { reason: 'no issuer', change: { iss: undefined }, refusal: 'Issuer' },
    // What a pod's ordinary token has: it must not open this door.
    { reason: "the API server's audience", change: { aud: [ISSUER] }, refusal: 'Audience' },
    { reason: 'no audience', change: { aud: undefined }, refusal: 'Audience' },
    { reason: 'an audience that begins so', change: { aud: `${AUDIENCE}.x` }, refusal: 'Audience' },
    { reason: 'an end that is past', change: { exp: NOW - 30 }, refusal: 'Expired' },
    { reason: 'no end', change: { exp: undefined }, refusal: 'Expired' },
    { reason: 'an end that is no number', change: { exp: 'tomorrow' }, refusal: 'Expired' },
    { reason: 'a beginning to come', change: { nbf: NOW + 31 }, refusal: 'NotYetValid' },
    { reason: 'another subject', change: { sub: `${SUBJECT}2` }, refusal: 'Subject' },
    {
      reason: 'a subject in other letters',
      change: { sub: SUBJECT.toUpperCase() },
      refusal: 'Subject',
    },
    { reason: 'no subject', change: { sub: undefined }, refusal: 'Subject' },
    { reason: 'a subject that is a list', change: { sub: [SUBJECT] }, refusal: 'Subject' },
  ])('$reason', async ({ change, refusal }) => {
    expect(await judge(await sign(elliptic, claims(change)))).toEqual(refused(refusal));
  });
});

describe('verifyToken() refuses signatures:', () => {
  test('none', async () => {
    for (const alg of ['none', 'None', 'NONE'])
      expect(await judge(`${encode({ alg, kid: 'rsa' })}.${encode(claims())}.`)).toEqual(
        refused('Algorithm'),
      );
  });

  test('HS256 with a public key for a secret, in every form that it has', async () => {
    const key = createPublicKey({ key: rsa.jwk, format: 'jwk' });
    const signed = `${encode({ alg: 'HS256', kid: 'rsa' })}.${encode(claims())}`;
    for (const secret of [
      key.export({ type: 'spki', format: 'pem' }),
      key.export({ type: 'spki', format: 'der' }),
      JSON.stringify(rsa.jwk),
      rsa.jwk.n ?? '',
    ]) {
      const mac = createHmac('sha256', secret).update(signed).digest('base64url');
      expect(await judge(`${signed}.${mac}`)).toEqual(refused('Algorithm'));
    }
  });

  test('PS256, which is none of ours, with a right key', async () => {
    const pss = await signingKey('pss', 'PS256');
    const ring = publishedKeys(published([pss]));
    const token = await sign(pss);
    expect(await verifyToken(token, { keys: ring, rules, now: NOW * 1_000 })).toEqual(
      refused('Algorithm'),
    );
  });

  test('a key that is not published', async () => {
    expect(await judge(await sign(await signingKey('unpublished')))).toEqual(refused('UnknownKey'));
  });

  test('another key under a published name', async () => {
    expect(await judge(await sign(await signingKey('elliptic')))).toEqual(refused('Signature'));
  });

  test("one algorithm under the name of another's key", async () => {
    expect(await judge(await sign({ ...elliptic, kid: 'rsa' }))).toEqual(refused('UnknownKey'));
  });

  test("a key of the token's own, or from where it says", async () => {
    const own = await signingKey('own');
    for (const header of [{ jwk: own.jwk }, { jku: 'https://evil.example' }, { x5u: 'https://e' }])
      expect(
        await judge(
          await new SignJWT(claims())
            .setProtectedHeader({ alg: 'ES256', kid: 'elliptic', ...header })
            .sign(own.privateKey),
        ),
      ).toEqual(refused('Signature'));
  });

  test('claims or a header that were changed after signing', async () => {
    const [header = '', , signature = ''] = (await sign(elliptic)).split('.');
    const changed = `${header}.${encode(claims({ exp: NOW + 9_999 }))}.${signature}`;
    expect(await judge(changed)).toEqual(refused('Signature'));
    const again = encode({ alg: 'ES256', kid: 'elliptic', typ: 'JWT' });
    expect(await judge(`${again}.${encode(claims())}.${signature}`)).toEqual(refused('Signature'));
  });

  test.each([
    { reason: 'nothing', token: '' },
    { reason: 'two dots', token: '..' },
    { reason: 'a word', token: 'garbage' },
    { reason: 'parts that are no JSON', token: 'YQ.YQ.YQ' },
    { reason: 'a header that is null', token: `${encode(null)}.${encode(claims())}.YQ` },
    { reason: 'a header that is a list', token: `${encode([])}.${encode(claims())}.YQ` },
    { reason: 'an algorithm that is a list', token: `${encode({ alg: ['RS256'] })}.e30.YQ` },
    { reason: 'a header that is deep', token: `${encode({ a: '['.repeat(4000) })}.e30.YQ` },
    { reason: 'four parts', token: 'YQ.YQ.YQ.YQ' },
    {
      reason: 'an extension that nobody knows',
      token: `${encode({ alg: 'ES256', kid: 'elliptic', crit: ['x'], x: 1 })}.${encode(claims())}.YQ`,
    },
  ])('$reason', async ({ token }) => {
    expect(await judge(token)).toEqual(refused('Malformed'));
  });

  test('a payload that is no object, though rightly signed', async () => {
    const { CompactSign } = await import('jose');
    for (const payload of ['null', '[]', '"text"', 'no JSON']) {
      const token = await new CompactSign(new TextEncoder().encode(payload))
        .setProtectedHeader({ alg: 'ES256', kid: 'elliptic' })
        .sign(elliptic.privateKey);
      expect(await judge(token)).toEqual(refused('Malformed'));
    }
  });
});

describe('publishedKeys()', () => {
  test.each([
    { reason: 'no issuer', documents: { configuration: {}, keys: { keys: [] } } },
    { reason: 'an empty issuer', documents: { configuration: { issuer: '' }, keys: { keys: [] } } },
    {
      reason: 'a configuration that is null',
      documents: { configuration: null, keys: { keys: [] } },
    },
    { reason: 'no keys', documents: { configuration: { issuer: ISSUER }, keys: {} } },
    { reason: 'keys that are null', documents: { configuration: { issuer: ISSUER }, keys: null } },
    {
      reason: 'keys that are words',
      documents: { configuration: { issuer: ISSUER }, keys: { keys: ['a'] } },
    },
  ])('throws for $reason', ({ documents }) => {
    expect(() => publishedKeys(documents)).toThrow(/issuer|Key Set/);
  });

  test('a key that cannot be read spoils no other', async () => {
    const broken = { kty: 'EC', crv: 'P-256', x: 'no', y: 'no', kid: 'broken', alg: 'ES256' };
    const documents = published([elliptic]);
    documents.keys.keys.unshift(broken);
    const context = { keys: publishedKeys(documents), rules, now: NOW * 1_000 };
    expect(await verifyToken(await sign(elliptic), context)).toEqual(known());
    const lost = await sign({ ...elliptic, kid: 'broken' });
    expect(await verifyToken(lost, context)).toMatchObject({ known: false });
  });
});
