import { expect, test } from '@jest/globals';
import { decodeProtectedHeader, generateKeyPair, jwtVerify } from 'jose';

import { issueToken } from '../../../../hack/cluster.d/token-service/issue-token.ts';

test('the token carries what the registry checks, for one minute', async () => {
  const { privateKey, publicKey } = await generateKeyPair('ES256');
  const signer = { issuer: 'issuer.test', key: privateKey, certificate: 'MIIB' };
  const access = [{ type: 'repository', name: 'demo/node', actions: ['pull'] }];
  const now = Date.parse('2026-05-04T03:02:01.999Z');

  const answer = await issueToken(signer, 'service.test', 'reader', access, now);

  const { payload } = await jwtVerify(answer.token, publicKey, { currentDate: new Date(now) });
  expect(decodeProtectedHeader(answer.token)).toEqual({ alg: 'ES256', typ: 'JWT', x5c: ['MIIB'] });
  expect(payload).toEqual({
    iss: 'issuer.test',
    aud: 'service.test',
    sub: 'reader',
    access,
    iat: Math.floor(now / 1000),
    nbf: Math.floor(now / 1000),
    exp: Math.floor(now / 1000) + 60,
    jti: expect.any(String),
  });
  expect(answer).toEqual({
    token: answer.token,
    access_token: answer.token,
    expires_in: 60,
    issued_at: '2026-05-04T03:02:01.000Z',
  });
});
