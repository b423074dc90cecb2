/**
 * The token service of the local cluster's third registry: https://registry.test:5003/token, after distribution's token specification
 * (https://distribution.github.io/distribution/spec/auth/token/). Configured by environment; logs one JSON line per request.
 */
import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import process from 'node:process';

import { importPKCS8 } from 'jose';

import { authenticate } from './authenticate.ts';
import { authorize } from './authorize.ts';
import type { Signer } from './issue-token.ts';
import { issueToken } from './issue-token.ts';
import { parseScopes } from './parse-scopes.ts';

const service = 'registry.test:5002';
const issuer = 'registry.test:5003';

function setting(name: string): string {
  const value = process.env[name];
  if (value === undefined || value === '') throw new Error(`set ${name} in the environment`);
  return value;
}

async function readSigner(): Promise<Signer> {
  const certificate = new X509Certificate(readFileSync(setting('SIGNING_CERTIFICATE')));
  const key = await importPKCS8(readFileSync(setting('SIGNING_KEY'), 'utf8'), 'ES256');
  return { issuer, key, certificate: certificate.raw.toString('base64') };
}

interface Answer {
  status: number;
  headers?: Record<string, string>;
  body: unknown;
}

const refusal = (code: string, message: string): unknown => ({ errors: [{ code, message }] });

async function answer(request: IncomingMessage, signer: Signer): Promise<Answer> {
  const url = new URL(request.url ?? '/', 'https://registry.test');
  if (url.pathname === '/healthz') return { status: 200, body: { ok: true } };
  if (url.pathname !== '/token') {
    return { status: 404, body: refusal('NOT_FOUND', 'ask GET /token') };
  }
  if (request.method !== 'GET') {
    const headers = { allow: 'GET' };
    return { status: 405, headers, body: refusal('UNSUPPORTED', 'ask with GET') };
  }
  const user = authenticate(request.headers.authorization);
  if (user === undefined) {
    const headers = { 'www-authenticate': 'Basic realm="registry.test"' };
    return { status: 401, headers, body: refusal('UNAUTHORIZED', 'wrong or missing credentials') };
  }
  if (url.searchParams.get('service') !== service) {
    return { status: 400, body: refusal('DENIED', `tokens are for the service ${service} only`) };
  }
  const access = authorize(user, parseScopes(url.searchParams.getAll('scope')));
  return { status: 200, body: await issueToken(signer, service, user, access, Date.now()) };
}

async function respond(request: IncomingMessage, response: ServerResponse, signer: Signer) {
  const { status, headers, body } = await answer(request, signer).catch((error: unknown) => ({
    status: 500,
    headers: {},
    body: refusal('UNKNOWN', String(error)),
  }));
  response.writeHead(status, {
    'content-type': 'application/json',
    'cache-control': 'no-store',
    ...headers,
  });
  response.end(JSON.stringify(body));
  console.log(
    JSON.stringify({ time: new Date(), method: request.method, url: request.url, status }),
  );
}

const signer = await readSigner();
const tls = {
  cert: readFileSync(setting('TLS_CERTIFICATE')),
  key: readFileSync(setting('TLS_KEY')),
};
const server = createServer(tls, (request, response) => {
  void respond(request, response, signer);
});
server.listen(Number(setting('LISTEN_PORT')), setting('LISTEN_ADDRESS'));
process.on('SIGTERM', () => {
  server.close();
  server.closeAllConnections();
});
