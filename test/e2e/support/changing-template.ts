import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

const VERSION = 'images.vibed.dev/v1alpha1';
const KIND = 'BaseImageTemplate';
const PATH = `/apis/${VERSION}/namespaces/a/baseimagetemplates`;

function template(resourceVersion: string, state: string): object {
  const metadata = { namespace: 'a', name: 'b', uid: 'u', resourceVersion };
  return {
    apiVersion: VERSION,
    kind: KIND,
    metadata,
    status: { conditions: [{ type: 'Valid', status: state }] },
  };
}

/** What the API server answers while the template changes once, between every reading and the watch that follows it. */
function answer(url: URL): object | undefined {
  switch (url.pathname) {
    case `${PATH}/b`:
      return template('1', 'Unknown');
    case PATH:
      return {
        apiVersion: VERSION,
        kind: `${KIND}List`,
        metadata: { resourceVersion: '1' },
        items: [template('1', 'Unknown')],
      };
    default:
      return undefined;
  }
}

/** A watch begins with all objects as they are now where it names no version or 0, else with what has changed since. */
function watch(url: URL, response: ServerResponse): void {
  const version = url.searchParams.get('resourceVersion') ?? '0';
  const type = version === '0' ? 'ADDED' : 'MODIFIED';
  response.write(`${JSON.stringify({ type, object: template('2', 'True') })}\n`);
}

/**
 * An API server with one template, `a/b`, that becomes Valid after it was read and before it is watched.
 *
 * @returns its URL, and what ends it
 */
export async function changingTemplate(): Promise<{ url: string; close: () => void }> {
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    response.setHeader('content-type', 'application/json');
    if (url.searchParams.has('watch')) {
      watch(url, response);
      return;
    }
    const body = answer(url);
    response.statusCode = body === undefined ? 404 : 200;
    response.end(JSON.stringify(body ?? { kind: 'Status', code: 404 }));
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { url: `http://127.0.0.1:${port}`, close };
}
