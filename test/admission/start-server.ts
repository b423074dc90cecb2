import { Agent, request } from 'node:https';
import type { RequestOptions } from 'node:https';
import type { AdmissionServerOptions, ServerTiming } from '../../src/admission/admission-server.ts';
import { createAdmissionServer } from '../../src/admission/create-admission-server.ts';
import { issueAuthority } from '../../src/certs/issue-authority.ts';
import { issueLeaf } from '../../src/certs/issue-leaf.ts';
import { statusOf, templateObject } from '../gate/template-object.ts';
import { fakeCluster } from './fake-cluster.ts';

/** What a client received. */
export interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly connection: string | undefined;
}

/** A server of a test, with what the test needs of it. */
export type StartedServer = Awaited<ReturnType<typeof startServer>>;

/** A server that listens, with a client that trusts its authority and keeps connections as the API server does. */
export async function startServer(
  timing: Partial<ServerTiming> = {},
  more: Pick<AdmissionServerOptions, 'guard' | 'references' | 'templatesByImage'> = {},
) {
  const authority = await issueAuthority(Date.now());
  const leaf = () => issueLeaf(authority, ['localhost'], Date.now());
  const cluster = fakeCluster({ timing: { finish: 2_000, ...timing } });
  cluster.cache(templateObject({ status: statusOf('False') }));
  const server = createAdmissionServer({ ...cluster.options, ...more });
  server.setCertificate(await leaf());
  const port = await server.listen(0, '127.0.0.1');
  const agent = new Agent({ keepAlive: true, ca: authority.certificate, maxSockets: 25 });
  const stop = async () => {
    await server.drain(0);
    agent.destroy();
  };
  const post = (body: string | Buffer, options: RequestOptions = {}) =>
    send(body, { agent, port, host: 'localhost', path: '/validate?timeout=5s', ...options });
  return { cluster, server, port, agent, post, leaf, stop, ca: authority.certificate };
}

function send(body: string | Buffer, options: RequestOptions): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const headers = {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
    };
    const sent = request({ method: 'POST', headers, ...options }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString();
        const { statusCode = 0, headers: received } = response;
        resolve({ status: statusCode, body: JSON.parse(text), connection: received.connection });
      });
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

/** The body of an AdmissionReview of a pod's creation. */
export function reviewOf(object: unknown, changes: Record<string, unknown> = {}): string {
  return JSON.stringify({
    apiVersion: 'admission.k8s.io/v1',
    kind: 'AdmissionReview',
    request: {
      uid: '705ab4f5-6393-11e8-b7cc-42010a800002',
      kind: { group: '', version: 'v1', kind: 'Pod' },
      resource: { group: '', version: 'v1', resource: 'pods' },
      operation: 'CREATE',
      namespace: 'apps',
      name: 'app',
      object,
      ...changes,
    },
  });
}
