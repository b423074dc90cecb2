import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Authenticate } from '../../src/authn/caller.ts';
import { createAuthenticator } from '../../src/authn/create-authenticator.ts';
import { KeyRing } from '../../src/authn/key-ring.ts';
import type { IssuerDocuments } from '../../src/authn/published-keys.ts';
import { AUDIENCE, NOW, SUBJECT, claims, published, sign, signingKey } from './test-issuer.ts';
import type { SigningKey } from './test-issuer.ts';

const SECOND = 1_000;
let first: SigningKey;
let second: SigningKey;
beforeAll(async () => {
  [first, second] = [await signingKey('first'), await signingKey('second')];
});

/** An API server that publishes keys, or cannot be asked. */
let source: { documents: IssuerDocuments | undefined; reads: number; errors: unknown[] };
let time: number;
let refusals: string[];
let authenticate: Authenticate;
let ring: KeyRing;

beforeEach(() => {
  source = { documents: published([first]), reads: 0, errors: [] };
  time = NOW * SECOND;
  refusals = [];
  ring = new KeyRing({
    source: {
      read: async () => {
        source.reads += 1;
        await Promise.resolve();
        if (source.documents === undefined) throw new Error('connection refused');
        return source.documents;
      },
    },
    elapsed: () => time,
    onRead: (error) => {
      if (error !== undefined) source.errors.push(error);
    },
  });
  authenticate = createAuthenticator({
    ring,
    rules: { audience: AUDIENCE, subjects: [SUBJECT] },
    now: () => time,
    onRefused: (refusal) => refusals.push(refusal),
  });
});

const bearer = async (key: SigningKey, change = {}) => `Bearer ${await sign(key, claims(change))}`;
const accepted = { known: true, subject: SUBJECT };
const refused = (refusal: string) => ({ known: false, refusal });

describe('a header', () => {
  test.each([
    { reason: 'that is not there', header: undefined, refusal: 'NoToken' },
    { reason: 'that is empty', header: '', refusal: 'NoToken' },
    { reason: 'of another scheme', header: 'Basic YTpi', refusal: 'Malformed' },
    { reason: 'without a token', header: 'Bearer ', refusal: 'Malformed' },
    { reason: 'with a token that is no JWT', header: 'Bearer abc', refusal: 'Malformed' },
    { reason: 'with two tokens', header: 'Bearer a.b.c, Bearer a.b.c', refusal: 'Malformed' },
    { reason: 'that is huge', header: `Bearer ${'a'.repeat(8_192)}`, refusal: 'TooLong' },
    {
      reason: 'that is full of spaces',
      header: `Bearer${' '.repeat(8_000)}!`,
      refusal: 'Malformed',
    },
    { reason: 'in letters of nobody', header: 'Bearer ä.ö.ü', refusal: 'Malformed' },
  ])('$reason is refused before any key is looked at', async ({ header, refusal }) => {
    expect(await authenticate(header)).toEqual(refused(refusal));
    expect([refusals, source.reads]).toEqual([[refusal], 0]);
  });

  test('may write its scheme in any letters', async () => {
    const header = (await bearer(first)).replace('Bearer', 'bEARER ');
    expect(await authenticate(header)).toMatchObject(accepted);
  });
});

describe('a token that was accepted', () => {
  test('is known from then on, at once, until it ends', async () => {
    const header = await bearer(first);
    expect(authenticate(header)).toBeInstanceOf(Promise);
    await authenticate(header);
    expect(authenticate(header)).toMatchObject(accepted);
    time += 629 * SECOND;
    expect(authenticate(header)).toMatchObject(accepted);
    time += SECOND;
    expect(await authenticate(header)).toEqual(refused('Expired'));
  });

  test('says nothing of another', async () => {
    await authenticate(await bearer(first));
    expect(await authenticate(await bearer(first, { sub: 'other' }))).toEqual(refused('Subject'));
    expect(await authenticate(`${await bearer(first)}A`)).toMatchObject({ known: false });
  });

  test('is forgotten with its key', async () => {
    const header = await bearer(first);
    await authenticate(header);
    source.documents = published([second]);
    time += 301 * SECOND;
    // Old keys serve while new ones are read.
    expect(authenticate(header)).toMatchObject(accepted);
    await ring.refresh();
    expect(await authenticate(header)).toEqual(refused('UnknownKey'));
  });

  test('is forgotten with its issuer', async () => {
    const header = await bearer(first);
    await authenticate(header);
    source.documents = published([first], 'https://renamed.example');
    time += 301 * SECOND;
    await ring.refresh();
    expect(await authenticate(header)).toEqual(refused('Issuer'));
  });

  test('is verified anew where there were very many others since', async () => {
    const headers = await Promise.all(
      Array.from({ length: 257 }, (_, n) => bearer(first, { jti: String(n) })),
    );
    for (const header of headers) await authenticate(header);
    expect(authenticate(headers[1])).toMatchObject(accepted);
    expect(authenticate(headers[0])).toBeInstanceOf(Promise);
  });
});

describe('keys', () => {
  test('are read when they are needed first', async () => {
    expect(await authenticate(await bearer(first))).toMatchObject(accepted);
    expect(source.reads).toBe(1);
  });

  test('are read again, once, for a token that names one of which nothing is known', async () => {
    await authenticate(await bearer(first));
    source.documents = published([first, second]);
    time += 11 * SECOND;
    const headers = await Promise.all([1, 2, 3].map((n) => bearer(second, { jti: String(n) })));
    const callers = await Promise.all(headers.map(async (header) => await authenticate(header)));
    expect(callers).toEqual(headers.map(() => expect.objectContaining(accepted)));
    expect(source.reads).toBe(2);
  });

  test('are not read for each token that names none of them: that would be a way to have us ask', async () => {
    const unknown = await signingKey('unknown');
    await authenticate(await bearer(first));
    for (let n = 0; n < 50; n += 1) {
      time += SECOND;
      expect(await authenticate(await bearer(unknown, { jti: String(n) }))).toEqual(
        refused('UnknownKey'),
      );
    }
    expect(source.reads).toBe(6);
  });

  test('stay while the API server is away', async () => {
    await authenticate(await bearer(first));
    source.documents = undefined;
    for (let n = 0; n < 10; n += 1) {
      time += 60 * SECOND;
      const exp = time / SECOND + 60;
      expect(await authenticate(await bearer(first, { exp }))).toMatchObject(accepted);
      await ring.refresh();
    }
    expect(source.errors.length).toBeGreaterThan(3);
  });

  test('stay where the API server publishes nonsense', async () => {
    await authenticate(await bearer(first));
    source.documents = { configuration: {}, keys: 'nonsense' };
    time += 301 * SECOND;
    await ring.refresh();
    expect(await authenticate(await bearer(first, { jti: 'x' }))).toMatchObject(accepted);
    expect(source.errors.map(String)).toEqual([expect.stringContaining('names no issuer')]);
  });

  test('that were never read refuse nobody for good', async () => {
    source.documents = undefined;
    const header = await bearer(first);
    expect(await authenticate(header)).toEqual(refused('KeysUnavailable'));
    expect(await authenticate(header)).toEqual(refused('KeysUnavailable'));
    expect(source.reads).toBe(1);
    source.documents = published([first]);
    time += SECOND;
    expect(await authenticate(header)).toMatchObject(accepted);
  });

  test('that changed while a token was verified by those before do not keep it', async () => {
    const header = await bearer(first);
    await ring.refresh();
    const verifying = authenticate(header);
    source.documents = published([second]);
    time += 11 * SECOND;
    await ring.refresh();
    // Trusts the new keys from here on.
    await authenticate(await bearer(second));
    await verifying;
    expect(await authenticate(header)).toEqual(refused('UnknownKey'));
  });
});
