import { apiStatus } from '../../errors/api-status.ts';
import type { WatchEvent } from '../client/kube-client.ts';
import type { KubeObject } from '../kube-object.ts';

/** Annotation of the bookmark that ends a streaming list (`metav1.InitialEventsAnnotationKey` of `k8s.io/apimachinery`). */
const END = 'k8s.io/initial-events-end';

/**
 * Reads a streaming list: the events of a watch up to the bookmark that says that all objects were sent. The watch goes on behind it.
 *
 * @param each is given all other events, in order: objects may change and go while they are listed
 * @returns the resource version of the list; undefined where the API server knows no streaming lists: it refuses (422 while its feature gate
 *   `WatchList` is off), ends the watch, or sends a bookmark of the usual kind first
 */
export async function listByStream(
  events: AsyncGenerator<WatchEvent, void, undefined>,
  each: (event: WatchEvent) => void,
): Promise<string | undefined> {
  for (;;) {
    const event = await nextOf(events);
    if (event === undefined) return undefined;
    if (event.type === 'BOOKMARK') {
      const { annotations, resourceVersion } = (event.object as KubeObject).metadata;
      return annotations?.[END] === 'true' ? resourceVersion : undefined;
    }
    each(event);
  }
}

async function nextOf(
  events: AsyncGenerator<WatchEvent, void, undefined>,
): Promise<WatchEvent | undefined> {
  try {
    return (await events.next()).value ?? undefined;
  } catch (error) {
    const code = apiStatus(error)?.code;
    if (code === 422 || code === 400) return undefined;
    throw error;
  }
}
