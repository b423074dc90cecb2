import { createServer as createHttpServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { TestCertificate } from './test-certificate.ts';
import type { Content, TestImage } from './test-image.ts';

/** What a server saw. */
export interface SeenRequest {
  readonly method: string;
  readonly url: string;
  readonly authorization: string | undefined;
  readonly body: string;
}

/** Answers a request before the registry does; false leaves it to the registry. */
export type Interceptor = (seen: SeenRequest, response: ServerResponse) => boolean;

/** A registry that speaks HTTP(S) and the distribution protocol on loopback. */
export interface FakeRegistry {
  /** `registry.test` with the port. */
  readonly host: string;
  readonly port: number;
  readonly requests: SeenRequest[];
  /** Keeps an image under a tag and its digest. */
  push(repository: string, tag: string, image: TestImage): void;
  /** Keeps any content as a manifest, under a tag and its digest. */
  putManifest(repository: string, tag: string, manifest: Content): void;
  putBlob(repository: string, blob: Content): void;
  forget(digest: string): void;
  /** Answers that come before the registry's own. */
  intercept: Interceptor | undefined;
  close(): Promise<void>;
}

/** How a registry wants to be asked. */
export type Access =
  | { readonly kind: 'Open' }
  | { readonly kind: 'Basic'; readonly username: string; readonly password: string }
  | { readonly kind: 'Token'; readonly realm: () => string; readonly token: string };

/** A server of the fake; plain http without a certificate. */
export interface FakeOptions {
  readonly certificate?: TestCertificate;
  readonly name?: string;
  readonly access?: Access;
}

/** Starts a registry. */
export async function startFakeRegistry(options: FakeOptions = {}): Promise<FakeRegistry> {
  const { certificate, name = 'registry.test', access = { kind: 'Open' } } = options;
  const kept = new Map<string, Content>();
  const requests: SeenRequest[] = [];
  const answer = (incoming: IncomingMessage, response: ServerResponse): void => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      const seen: SeenRequest = {
        method: incoming.method ?? '',
        url: incoming.url ?? '',
        authorization: incoming.headers.authorization,
        body: Buffer.concat(chunks).toString(),
      };
      requests.push(seen);
      if (registry.intercept?.(seen, response)) return;
      if (!isAuthorised(seen, access)) challenge(response, access);
      else serve(response, kept.get(seen.url));
    });
  };
  const server = certificate ? createServer(certificate, answer) : createHttpServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const put = (repository: string, kind: string, reference: string, value: Content) =>
    kept.set(`/v2/${repository}/${kind}/${reference}`, value);
  const registry: FakeRegistry = {
    host: `${name}:${port}`,
    port,
    requests,
    intercept: undefined,
    putManifest(repository, tag, manifest) {
      put(repository, 'manifests', tag, manifest);
      put(repository, 'manifests', manifest.digest, manifest);
    },
    putBlob: (repository, blob) => void put(repository, 'blobs', blob.digest, blob),
    push(repository, tag, image) {
      registry.putManifest(repository, tag, image.manifest);
      for (const blob of image.blobs) registry.putBlob(repository, blob);
    },
    forget(digest) {
      for (const key of kept.keys()) if (key.endsWith(digest)) kept.delete(key);
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return registry;
}

function isAuthorised(seen: SeenRequest, access: Access): boolean {
  switch (access.kind) {
    case 'Open':
      return true;
    case 'Basic': {
      const pair = `${access.username}:${access.password}`;
      return seen.authorization === `Basic ${Buffer.from(pair).toString('base64')}`;
    }
    case 'Token':
      return seen.authorization === `Bearer ${access.token}`;
  }
}

function challenge(response: ServerResponse, access: Access): void {
  const header =
    access.kind === 'Token'
      ? `Bearer realm="${access.realm()}",service="registry.test",scope="repository:x:pull,push"`
      : 'Basic realm="registry.test"';
  response.writeHead(401, { 'www-authenticate': header, 'content-type': 'application/json' });
  response.end(JSON.stringify({ errors: [{ code: 'UNAUTHORIZED' }] }));
}

function serve(response: ServerResponse, found: Content | undefined): void {
  if (found === undefined) {
    response.writeHead(404, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ errors: [{ code: 'MANIFEST_UNKNOWN' }] }));
    return;
  }
  response.writeHead(200, {
    'content-type': found.mediaType,
    'content-length': found.bytes.length,
    'docker-content-digest': found.digest,
  });
  response.end(found.bytes);
}
