/** What is sent over one connection, and what must come of it. */
export interface FuzzCase {
  /** For counts and reports. */
  readonly kind: string;
  /** Written one after the other, in turns of the event loop of their own. */
  readonly pieces: readonly Buffer[];
  /** One for each request, in their order. What is answered beyond them must be a refusal. */
  readonly wants: readonly Want[];
  readonly leave: Leave;
}

/**
 * `Answer`: the body is a whole review, or what else a client may send, and the answer follows from it. `Either`: that, or a refusal, because HTTP
 * parsers may differ. `Refusal`: an HTTP error or a closed connection.
 */
export type Want =
  { readonly want: 'Answer' | 'Either'; readonly body: Buffer } | { readonly want: 'Refusal' };

/**
 * What the client does then. `Stay`: goes on with the connection once it has the answers. `Close`: closes it once it has them. `Cut`: sends no more, and
 * waits for the end. `Destroy` and `Reset`: goes away at once, the latter with a RST.
 */
export type Leave = 'Stay' | 'Close' | 'Cut' | 'Destroy' | 'Reset';
