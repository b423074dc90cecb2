import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createAuthenticator } from '../../src/authn/create-authenticator.ts';
import { KeyRing } from '../../src/authn/key-ring.ts';
import { createKubeClient } from '../../src/cluster/client/create-kube-client.ts';
import type { KubeClient } from '../../src/cluster/client/kube-client.ts';
import { readIssuerDocuments } from '../../src/cluster/read-issuer-documents.ts';
import { FakeKubeApi } from '../cluster/fake-kube-api.ts';
import { AUDIENCE, ISSUER, NOW, SUBJECT, published, sign, signingKey } from './test-issuer.ts';

let api: FakeKubeApi;
let client: KubeClient;
let answers: Record<string, string>;

beforeEach(async () => {
  api = new FakeKubeApi();
  client = createKubeClient(await api.start(), { userAgent: 'base-image-operator/test' });
  api.intercept = ({ path }, response) => {
    const answer = answers[path];
    if (answer === undefined) response.writeHead(403, { 'content-type': 'application/json' });
    else if (path.endsWith('jwks'))
      response.writeHead(200, { 'content-type': 'application/jwk-set+json' });
    response.end(answer ?? '{"kind":"Status","message":"forbidden: nonresourceurl","code":403}');
    return true;
  };
});

afterEach(async () => {
  await client.close();
  await api.stop();
});

const read = () => readIssuerDocuments(client, AbortSignal.timeout(5_000));
/** As an API server answers whose configuration sends others elsewhere. */
const configuration = { issuer: ISSUER, jwks_uri: 'https://elsewhere.example/keys' };
const CONFIGURATION = JSON.stringify(configuration);

describe('readIssuerDocuments()', () => {
  test('asks the API server itself, with our own credentials', async () => {
    answers = {
      '/.well-known/openid-configuration': CONFIGURATION,
      '/openid/v1/jwks': '{"keys":[]}',
    };
    expect(await read()).toEqual({ configuration, keys: { keys: [] } });
    expect(
      api.requests.map(({ path, authorization }) => `${authorization ?? ''} ${path}`).sort(),
    ).toEqual([
      'Bearer secret-token /.well-known/openid-configuration',
      'Bearer secret-token /openid/v1/jwks',
    ]);
  });

  test.each([
    { reason: 'without the right to read', keys: undefined, error: /403.*nonresourceurl/ },
    { reason: 'where the answer is no JSON', keys: '<html>', error: /JSON/ },
    { reason: 'where the answer does not end', keys: `"${'x'.repeat(300_000)}"`, error: /JSON/ },
  ])('fails $reason', async ({ keys, error }) => {
    answers = { '/.well-known/openid-configuration': CONFIGURATION };
    if (keys !== undefined) answers['/openid/v1/jwks'] = keys;
    await expect(read()).rejects.toThrow(error);
  });

  test('gives what tokens are verified by', async () => {
    const [own, next] = [await signingKey('own'), await signingKey('next', 'RS256')];
    const publish = (...keys: (typeof own)[]) =>
      (answers = {
        '/.well-known/openid-configuration': CONFIGURATION,
        '/openid/v1/jwks': JSON.stringify(published(keys).keys),
      });
    publish(own);
    let elapsed = 0;
    const authenticate = createAuthenticator({
      ring: new KeyRing({
        source: { read: (signal) => readIssuerDocuments(client, signal) },
        elapsed: () => elapsed,
      }),
      rules: { audience: AUDIENCE, subjects: [SUBJECT] },
      now: () => NOW * 1_000,
      onRefused: () => undefined,
    });
    expect(await authenticate(`Bearer ${await sign(own)}`)).toMatchObject({ known: true });
    publish(own, next);
    elapsed += 10_000;
    expect(await authenticate(`Bearer ${await sign(next)}`)).toMatchObject({ known: true });
    expect(api.requests).toHaveLength(4);
  });
});
