import type { Collection } from './collection.ts';
import type { WatchEvent } from '../client/kube-client.ts';
import { turn } from './turn.ts';

/** The API server ends a watch after this time; it is opened again where it ended. */
const WATCH_SECONDS = 290;
/** Bookmarks come about once a minute: a connection that is silent for longer is taken for dead. */
const IDLE_MS = 120_000;

/**
 * Opens a watch. What stands ready on the connection is handed on event by event, with a turn of the event loop in between, because a template alone takes
 * as long as a review; what nobody takes stays with the API server.
 *
 * @param start where to begin; without, with all objects that there are (a streaming list)
 * @param onOpen the API server accepted the watch
 */
export async function* openWatch(
  { client, path, selectors, signal }: Collection,
  start: { readonly resourceVersion: string } | undefined,
  onOpen: () => void,
): AsyncGenerator<WatchEvent, void, undefined> {
  const query = {
    ...selectors,
    ...(start ?? { sendInitialEvents: 'true', resourceVersionMatch: 'NotOlderThan' }),
    allowWatchBookmarks: 'true',
    timeoutSeconds: String(WATCH_SECONDS),
  };
  for await (const event of client.watch({ path, query, signal, idleMs: IDLE_MS, onOpen })) {
    yield event;
    await turn();
  }
}
