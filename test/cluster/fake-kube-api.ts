import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { Connection } from '../../src/cluster/client/connection.ts';
import { createConnection } from '../../src/cluster/client/create-connection.ts';

/** An object as the fake keeps it. */
export interface FakeObject {
  metadata: {
    name: string;
    namespace?: string;
    resourceVersion?: string;
    uid?: string;
    [key: string]: unknown;
  };
  [key: string]: unknown;
}

/** A request that the fake received. */
export interface SeenRequest {
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly contentType: string | undefined;
  readonly authorization: string | undefined;
  readonly body: unknown;
}

interface Event {
  readonly version: number;
  readonly collection: string;
  readonly type: string;
  readonly object: FakeObject;
}

interface Watcher {
  readonly collection: string;
  readonly response: ServerResponse;
}

/** What an API server does with `sendInitialEvents`: answer with a streaming list, or refuse it, because its feature gate `WatchList` is off. */
export type WatchListSupport = 'On' | 'Refused';

/**
 * A Kubernetes API server in small that really speaks HTTP: collections, resource versions, LIST in pages, WATCH, streaming lists, conflicts.
 * What it serves and how it fails is up to the test.
 */
export class FakeKubeApi {
  readonly requests: SeenRequest[] = [];
  /** Answers before the fake does; return true where it did. */
  intercept: (request: SeenRequest, response: ServerResponse) => boolean = () => false;
  watchList: WatchListSupport = 'On';
  readonly #collections = new Map<string, Map<string, FakeObject>>();
  readonly #history: Event[] = [];
  readonly #watchers = new Set<Watcher>();
  readonly #server = createServer((request, response) => void this.#answer(request, response));
  #version = 100;
  #oldest = 0;

  async start(): Promise<Connection> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    const { port } = this.#server.address() as AddressInfo;
    return createConnection({
      server: `http://127.0.0.1:${port}`,
      read: () => Promise.resolve({ headers: { Authorization: 'Bearer secret-token' }, tls: {} }),
    });
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  /** Serves a collection: `/api/v1/pods`, and the namespaced paths below it. */
  serve(collection: string): void {
    if (!this.#collections.has(collection)) this.#collections.set(collection, new Map());
  }

  /** The CRD is deleted: objects and watches vanish. */
  unserve(collection: string): void {
    this.#collections.delete(collection);
    this.disconnect(collection);
  }

  /** Creates or changes; an object that is changed keeps its UID. */
  put(collection: string, object: FakeObject): FakeObject {
    const stored = structuredClone(object);
    const objects = this.#collections.get(collection) ?? new Map<string, FakeObject>();
    const key = keyOf(stored);
    const before = objects.get(key);
    stored.metadata.resourceVersion = String((this.#version += 1));
    stored.metadata.uid ??= before?.metadata.uid ?? `uid-${this.#version}`;
    const type = before === undefined ? 'ADDED' : 'MODIFIED';
    objects.set(key, stored);
    this.#emit({ version: this.#version, collection, type, object: stored });
    return stored;
  }

  remove(collection: string, key: string): void {
    const object = this.#collections.get(collection)?.get(key);
    if (object === undefined) return;
    this.#collections.get(collection)?.delete(key);
    const last = {
      ...object,
      metadata: { ...object.metadata, resourceVersion: String((this.#version += 1)) },
    };
    this.#emit({ version: this.#version, collection, type: 'DELETED', object: last });
  }

  get(collection: string, key: string): FakeObject | undefined {
    return this.#collections.get(collection)?.get(key);
  }

  /** Cuts the connections of all watches of a collection. */
  disconnect(collection: string): void {
    for (const watcher of this.#watchers)
      if (watcher.collection === collection) watcher.response.destroy();
  }

  /** Sends an event that is no change: BOOKMARK or ERROR. */
  send(collection: string, type: string, object: unknown): void {
    for (const { collection: own, response } of this.#watchers)
      if (own === collection) response.write(`${JSON.stringify({ type, object })}\n`);
  }

  /** Forgets the past: watches from before are answered 410. */
  compact(): void {
    this.#oldest = this.#version;
  }

  watches(collection: string): number {
    return [...this.#watchers].filter((watcher) => watcher.collection === collection).length;
  }

  #emit(event: Event): void {
    this.#history.push(event);
    this.send(event.collection, event.type, event.object);
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://fake');
    const body = await text(request);
    const seen: SeenRequest = {
      method: request.method ?? '',
      path: url.pathname,
      query: Object.fromEntries(url.searchParams),
      contentType: request.headers['content-type'],
      authorization: request.headers.authorization,
      body: body === '' ? undefined : JSON.parse(body),
    };
    this.requests.push(seen);
    if (this.intercept(seen, response)) return;
    const target = this.#target(seen.path);
    if (target === undefined) {
      status(response, 404, 'NotFound');
      return;
    }
    if (seen.query['watch'] === 'true') {
      this.#watch(target.collection, seen, response);
      return;
    }
    if (seen.method === 'GET' && target.name === undefined) {
      this.#list(target, seen, response);
      return;
    }
    this.#object(target, seen, response);
  }

  #target(path: string): { collection: string; namespace?: string; name?: string } | undefined {
    for (const collection of this.#collections.keys()) {
      const cut = collection.lastIndexOf('/');
      const [prefix, plural] = [collection.slice(0, cut), collection.slice(cut + 1)];
      const match = new RegExp(
        `^${prefix}/(?:namespaces/([^/]+)/)?${plural}(?:/([^/]+))?(?:/status)?$`,
      ).exec(path);
      if (match === null) continue;
      const [, namespace, name] = match;
      return {
        collection,
        ...(namespace === undefined ? {} : { namespace }),
        ...(name === undefined ? {} : { name }),
      };
    }
    return undefined;
  }

  #list(
    { collection }: { collection: string },
    { query }: SeenRequest,
    response: ServerResponse,
  ): void {
    const all = [...(this.#collections.get(collection)?.values() ?? [])];
    const from = Number(query['continue'] ?? '0');
    const to = from + Number(query['limit'] ?? '1000');
    const next = to < all.length ? { continue: String(to) } : {};
    json(response, 200, {
      items: all.slice(from, to),
      metadata: { resourceVersion: String(this.#version), ...next },
    });
  }

  #watch(collection: string, { query }: SeenRequest, response: ServerResponse): void {
    const streamed = query['sendInitialEvents'] === 'true';
    const matched = query['resourceVersionMatch'] === 'NotOlderThan';
    if (matched !== streamed || (streamed && this.watchList === 'Refused')) {
      status(response, 422, 'Invalid');
      return;
    }
    const since = Number(query['resourceVersion'] ?? '0');
    if (!streamed && since < this.#oldest) {
      status(response, 410, 'Expired');
      return;
    }
    response.writeHead(200, { 'content-type': 'application/json' }).flushHeaders();
    const watcher = { collection, response };
    this.#watchers.add(watcher);
    response.on('close', () => this.#watchers.delete(watcher));
    if (streamed) this.#sendAll(collection, response);
    else
      for (const event of this.#history)
        if (event.collection === collection && event.version > since)
          response.write(`${JSON.stringify({ type: event.type, object: event.object })}\n`);
  }

  /** All objects, and the mark that says so. */
  #sendAll(collection: string, response: ServerResponse): void {
    for (const object of this.#collections.get(collection)?.values() ?? [])
      response.write(`${JSON.stringify({ type: 'ADDED', object })}\n`);
    const annotations = { 'k8s.io/initial-events-end': 'true' };
    const object = { metadata: { resourceVersion: String(this.#version), annotations } };
    response.write(`${JSON.stringify({ type: 'BOOKMARK', object })}\n`);
  }

  #object(
    { collection, namespace, name = '' }: { collection: string; namespace?: string; name?: string },
    { method, body }: SeenRequest,
    response: ServerResponse,
  ): void {
    const given = body as FakeObject | undefined;
    const key = `${namespace ?? ''}/${method === 'POST' ? (given?.metadata.name ?? '') : name}`;
    const stored = this.get(collection, key);
    if (method === 'POST' && stored !== undefined) {
      status(response, 409, 'AlreadyExists');
      return;
    }
    if (method !== 'POST' && method !== 'PATCH' && stored === undefined) {
      status(response, 404, 'NotFound');
      return;
    }
    if (method === 'GET') {
      json(response, 200, stored);
      return;
    }
    if (method === 'DELETE') {
      this.remove(collection, key);
      json(response, 200, {});
      return;
    }
    const expected = given?.metadata.resourceVersion;
    if (method === 'PUT' && expected !== stored?.metadata.resourceVersion) {
      status(response, 409, 'Conflict');
      return;
    }
    const metadata = {
      ...stored?.metadata,
      ...given?.metadata,
      name: given?.metadata.name ?? name,
      ...(namespace === undefined ? {} : { namespace }),
    };
    json(
      response,
      method === 'POST' ? 201 : 200,
      this.put(collection, { ...stored, ...given, metadata }),
    );
  }
}

function keyOf({ metadata }: FakeObject): string {
  return `${metadata.namespace ?? ''}/${metadata.name}`;
}

function json(response: ServerResponse, code: number, body: unknown): void {
  response.writeHead(code, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

function status(response: ServerResponse, code: number, reason: string): void {
  json(response, code, { kind: 'Status', code, reason, message: `${reason} by the fake` });
}
