/** One call of the Kubernetes API. */
export interface KubeRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Absolute path; each part must be escaped where it comes from outside. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string | undefined>>;
  readonly body?: unknown;
  /** Of the body: `application/json` without it. */
  readonly contentType?: PatchType;
  readonly signal?: AbortSignal;
}

/** Content types of a PATCH, as the API server knows them. */
export type PatchType =
  | 'application/apply-patch+yaml'
  | 'application/strategic-merge-patch+json'
  | 'application/merge-patch+json'
  | 'application/json-patch+json';

/** One event of a watch. */
export interface WatchEvent {
  readonly type: 'ADDED' | 'MODIFIED' | 'DELETED' | 'BOOKMARK' | 'ERROR';
  readonly object: unknown;
}

/** How a watch is opened. */
export interface WatchRequest {
  readonly path: string;
  readonly query: Readonly<Record<string, string | undefined>>;
  /** Ends the watch. */
  readonly signal: AbortSignal;
  /** The watch ends with an error after this time without a byte, in milliseconds. */
  readonly idleMs: number;
  /** The API server accepted the watch. */
  readonly onOpen?: () => void;
}

/** One read of a text. */
export interface TextRequest extends Pick<KubeRequest, 'path' | 'query' | 'signal'> {
  /** Bytes of UTF-8 that are read at most. */
  readonly most: number;
}

/** The Kubernetes API in JSON: objects are what the API server sent, those of a watch with nothing in `managedFields`; timestamps are text. */
export interface KubeClient {
  /**
   * Calls the API and returns the parsed answer.
   *
   * @throws KubeApiError for an answer other than 2xx; the connection's own error where there was none
   */
  request(request: KubeRequest): Promise<unknown>;
  /** Reads an answer that is no JSON, such as a log, up to a number of bytes; what is beyond is left. Throws as `request` does. */
  readText(request: TextRequest): Promise<string>;
  /** Watches; ends when the server ends the stream. Throws as `request` does. */
  watch(request: WatchRequest): AsyncGenerator<WatchEvent, void, undefined>;
  /** Milliseconds since 1970 by the API server's clock, as its answers tell; by this machine's before the first one. */
  serverNow(): number;
  /** Closes all connections. */
  close(): Promise<void>;
}
